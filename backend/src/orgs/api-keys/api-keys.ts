import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { API_KEY_PREFIX } from '@etl-studio/contracts';
import { hashOf } from '../../auth';
import type { ApiKeyEntity } from './api-key.entity';
import { ApiKeysRepository } from './api-keys.repository';

const BEARER = /^Bearer +(\S+)$/i;

/** Knows a request by its API key. */
@Injectable()
export class ApiKeys {
  constructor(private readonly repository: ApiKeysRepository) {}

  /** The key in `Authorization: Bearer etl_…`; null for one that is not ours, was revoked or has expired. */
  async of(request: Request): Promise<ApiKeyEntity | null> {
    const key = BEARER.exec(request.get('Authorization') ?? '')?.[1];
    return key?.startsWith(API_KEY_PREFIX) ? this.repository.use(hashOf(key)) : null;
  }

  isLive(keyId: string): Promise<boolean> {
    return this.repository.isLive(keyId);
  }
}
