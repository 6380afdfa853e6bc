import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { ApiKeyEntity } from './api-key.entity';

/** A key is marked as used no more often than this. */
const USED_EVERY_MS = 60_000;
const LIVE = '(key.expires_at IS NULL OR key.expires_at > now())';

export type NewKey = Pick<
  ApiKeyEntity,
  'orgId' | 'name' | 'role' | 'prefix' | 'keyHash' | 'createdById' | 'expiresAt'
>;

/** API keys, those that have expired included. */
@Injectable()
export class ApiKeysRepository {
  constructor(private readonly dataSource: DataSource) {}

  list(orgId: string): Promise<ApiKeyEntity[]> {
    return this.withMaker(this.dataSource.manager).where('key.org_id = :orgId', { orgId }).getMany();
  }

  find(transaction: EntityManager, orgId: string, id: string): Promise<ApiKeyEntity | null> {
    return this.withMaker(transaction).where('key.org_id = :orgId AND key.id = :id', { orgId, id }).getOne();
  }

  async create(transaction: EntityManager, key: NewKey): Promise<string> {
    const { id } = await transaction.save(transaction.create(ApiKeyEntity, key));
    return id;
  }

  async delete(transaction: EntityManager, orgId: string, id: string): Promise<void> {
    await transaction.delete(ApiKeyEntity, { orgId, id });
  }

  /** The live key with this hash; also notes that it was used. */
  async use(keyHash: Buffer): Promise<ApiKeyEntity | null> {
    const key = await this.withMaker(this.dataSource.manager)
      .where(`key.key_hash = :keyHash AND ${LIVE}`, { keyHash })
      .getOne();
    if (key && Date.now() - (key.lastUsedAt?.getTime() ?? 0) > USED_EVERY_MS) {
      await this.dataSource.query('UPDATE api_key SET last_used_at = now() WHERE id = $1', [key.id]);
    }
    return key;
  }

  isLive(id: string): Promise<boolean> {
    return this.dataSource
      .createQueryBuilder(ApiKeyEntity, 'key')
      .where(`key.id = :id AND ${LIVE}`, { id })
      .getExists();
  }

  private withMaker(manager: EntityManager): SelectQueryBuilder<ApiKeyEntity> {
    return manager.createQueryBuilder(ApiKeyEntity, 'key').innerJoinAndSelect('key.createdBy', 'maker');
  }
}
