import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import {
  API_KEY_PREFIX,
  type ApiKey,
  type ApiKeyRequest,
  type NewApiKey,
  type Page,
  type Role,
  roleIncludes,
} from '@etl-studio/contracts';
import { hashOf, newToken } from '../../auth';
import { ChangeLog } from '../../platform/changes';
import {
  DomainError,
  instantOf,
  invalidRequest,
  notFound,
  pageOf,
  type PageQuery,
} from '../../platform/http';
import { MembersRepository } from '../members/members.repository';
import { ownRole } from '../members/own-role';
import type { RequestAccess } from '../require-permission';
import type { ApiKeyEntity } from './api-key.entity';
import { ApiKeysRepository } from './api-keys.repository';

const SHOWN_CHARS = 8;

@Injectable()
export class ApiKeysService {
  constructor(
    private readonly repository: ApiKeysRepository,
    private readonly members: MembersRepository,
    private readonly changes: ChangeLog,
  ) {}

  /** By name. */
  async list(orgId: string, query: PageQuery): Promise<Page<ApiKey>> {
    const keys = await this.repository.list(orgId);
    return pageOf(keys.map(toApiKey), query, ({ name, id }) => JSON.stringify([name.toLowerCase(), id]));
  }

  async create(access: RequestAccess, { name, role, expiresAt }: ApiKeyRequest): Promise<NewApiKey> {
    const expires = expiresAt ? instantOf(expiresAt) : null;
    if (expires && expires.getTime() <= Date.now()) throw alreadyExpired(expires);
    const { orgId, userId } = access;
    const key = API_KEY_PREFIX + newToken();
    const prefix = key.slice(0, SHOWN_CHARS);
    return this.members.changing(orgId, async (transaction) => {
      refuseHigherRole(await ownRole(this.members, transaction, access), role);
      const id = await this.repository.create(transaction, {
        ...{ orgId, name, role, prefix, keyHash: hashOf(key), createdById: userId, expiresAt: expires },
      });
      await this.changes.record(transaction, {
        ...changeOf(access, 'api_key.created', id),
        detail: { name, role, prefix, expiresAt: expires?.toISOString() ?? null },
      });
      const created = await this.repository.find(transaction, orgId, id);
      if (!created) throw notFound();
      return { ...toApiKey(created), key };
    });
  }

  /** Ends a key: the next request with it is refused. */
  async revoke(access: RequestAccess, keyId: string): Promise<void> {
    const { orgId } = access;
    if (!isUUID(keyId)) throw notFound();
    await this.members.changing(orgId, async (transaction) => {
      const key = await this.repository.find(transaction, orgId, keyId);
      if (!key) throw notFound();
      refuseHigherRole(await ownRole(this.members, transaction, access), key.role);
      await this.repository.delete(transaction, orgId, keyId);
      const { name, role, prefix } = key;
      await this.changes.record(transaction, {
        ...changeOf(access, 'api_key.revoked', keyId),
        detail: { name, role, prefix },
      });
    });
  }
}

/** Nobody gives, or takes away, more than they have. */
function refuseHigherRole(own: Role, role: Role): void {
  if (roleIncludes(own, role)) return;
  throw new DomainError(
    'forbidden',
    `A key with the role ${role} needs somebody with that role; yours is ${own}.`,
  );
}

function alreadyExpired(expires: Date): DomainError {
  return invalidRequest([
    {
      path: 'expiresAt',
      message: `${expires.toISOString()} has passed; give an instant in the future, or none for a key that does not expire`,
    },
  ]);
}

function changeOf({ orgId, userId }: RequestAccess, action: string, resourceId: string) {
  return { orgId, userId, action, resourceType: 'api_key', resourceId };
}

function toApiKey({
  id,
  name,
  role,
  prefix,
  createdBy,
  createdAt,
  expiresAt,
  lastUsedAt,
}: ApiKeyEntity): ApiKey {
  return {
    id,
    name,
    role,
    prefix,
    createdBy: { id: createdBy.id, name: createdBy.name },
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}
