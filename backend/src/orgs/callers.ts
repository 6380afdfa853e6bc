import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { OrgMembership, Role } from '@etl-studio/contracts';
import { Sessions, type SignedIn } from '../auth';
import { ApiKeys } from './api-keys/api-keys';
import type { ApiKeyEntity } from './api-keys/api-key.entity';
import { Memberships } from './memberships';

/** What somebody asks with: a session of the console, or a key of an organization. */
export interface Credential {
  kind: 'session' | 'api-key';
  id: string;
}

/** Who a request comes from. */
export interface Caller {
  credential: Credential;
  userId: string;
  userName: string;
  /** The person, where one is signed in. */
  signedIn: SignedIn | null;
  /** The only organization of a key, with the role it grants. */
  bound: { orgId: string; role: Role } | null;
}

/** Tells who asks and what they may do where, from the database each time: what was taken away is gone at once. */
@Injectable()
export class Callers {
  constructor(
    private readonly sessions: Sessions,
    private readonly apiKeys: ApiKeys,
    private readonly memberships: Memberships,
  ) {}

  /** Null for nobody. A request with an `Authorization` header is judged by it alone. */
  async of(request: Request): Promise<Caller | null> {
    if (request.get('Authorization') !== undefined) {
      const key = await this.apiKeys.of(request);
      return key && ofKey(key);
    }
    const signedIn = await this.sessions.of(request);
    return signedIn && ofPerson(signedIn);
  }

  /** Null where the caller is no member. */
  async roleIn(orgId: string, { bound, userId }: Caller): Promise<Role | null> {
    if (bound) return bound.orgId === orgId ? bound.role : null;
    return this.memberships.roleAtWork(orgId, userId);
  }

  orgsOf({ userId }: Caller): Promise<OrgMembership[]> {
    return this.memberships.of(userId);
  }

  /** Whether what gave access to the organization still does, for streams that outlive their request. */
  async stillIn(orgId: string, userId: string, { kind, id }: Credential): Promise<boolean> {
    if (kind === 'api-key') return this.apiKeys.isLive(id);
    const [live, role] = await Promise.all([
      this.sessions.isLive(id),
      this.memberships.roleOf(orgId, userId),
    ]);
    return live && role !== null;
  }
}

function ofPerson(signedIn: SignedIn): Caller {
  const { sessionId, userId, userName } = signedIn;
  return { credential: { kind: 'session', id: sessionId }, userId, userName, signedIn, bound: null };
}

/** What a key does counts as done by whoever made it. */
function ofKey({ id, orgId, role, createdBy }: ApiKeyEntity): Caller {
  return {
    credential: { kind: 'api-key', id },
    userId: createdBy.id,
    userName: createdBy.name,
    signedIn: null,
    bound: { orgId, role },
  };
}
