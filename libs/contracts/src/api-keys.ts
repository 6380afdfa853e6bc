import type { Role } from './roles';

/** Every API key begins with it, so that secret scanners know one. */
export const API_KEY_PREFIX = 'etl_';

export interface ApiKeyRequest {
  name: string;
  /** What the key may do; no more than who makes it. */
  role: Role;
  /** An instant in the future; null or absent: the key does not expire. */
  expiresAt?: string | null;
}

export interface ApiKey {
  id: string;
  name: string;
  role: Role;
  /** The key's first characters, to recognise it by. */
  prefix: string;
  createdBy: { id: string; name: string };
  createdAt: string;
  expiresAt: string | null;
  /** To the minute. */
  lastUsedAt: string | null;
}

/** What making a key answers: the only time that the key itself is shown. */
export interface NewApiKey extends ApiKey {
  key: string;
}
