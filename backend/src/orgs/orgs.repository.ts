import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Role } from '@etl-studio/contracts';
import { MembershipEntity } from './membership.entity';
import { OrganizationEntity } from './organization.entity';

/** A member is marked as active no more often than this. */
const ACTIVE_EVERY_MS = 5 * 60_000;

/** Organizations and who is in them. */
@Injectable()
export class OrgsRepository {
  constructor(private readonly dataSource: DataSource) {}

  transaction<T>(work: (transaction: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(work);
  }

  async roleOf(orgId: string, userId: string): Promise<Role | null> {
    const membership = await this.dataSource.manager.findOneBy(MembershipEntity, { orgId, userId });
    return membership?.role ?? null;
  }

  /** The role of who is at work there now, which is noted; null for who is no member. */
  async roleAtWork(orgId: string, userId: string): Promise<Role | null> {
    const membership = await this.dataSource.manager.findOneBy(MembershipEntity, { orgId, userId });
    if (!membership) return null;
    const before = membership.lastActiveAt?.getTime() ?? -Infinity;
    if (Date.now() - before > ACTIVE_EVERY_MS) {
      await this.dataSource.query(
        'UPDATE membership SET last_active_at = now() WHERE org_id = $1 AND user_id = $2',
        [orgId, userId],
      );
    }
    return membership.role;
  }

  membershipsOf(userId: string): Promise<MembershipEntity[]> {
    return this.dataSource
      .createQueryBuilder(MembershipEntity, 'membership')
      .innerJoinAndSelect('membership.org', 'org')
      .where('membership.user_id = :userId', { userId })
      .getMany();
  }

  find(orgId: string): Promise<OrganizationEntity | null> {
    return this.dataSource.manager.findOneBy(OrganizationEntity, { id: orgId });
  }

  async create(transaction: EntityManager, name: string, ownerId: string): Promise<OrganizationEntity> {
    const org = await transaction.save(transaction.create(OrganizationEntity, { name }));
    await transaction.insert(MembershipEntity, { orgId: org.id, userId: ownerId, role: 'OWNER' });
    return org;
  }

  async rename(transaction: EntityManager, orgId: string, name: string): Promise<void> {
    await transaction.update(OrganizationEntity, { id: orgId }, { name });
  }

  /** Holds off everything that would still refer to the organization. Null where it is gone. */
  lock(transaction: EntityManager, orgId: string): Promise<OrganizationEntity | null> {
    return transaction.findOne(OrganizationEntity, {
      where: { id: orgId },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** With every row that refers to it. */
  async delete(transaction: EntityManager, orgId: string): Promise<void> {
    await transaction.delete(OrganizationEntity, { id: orgId });
  }
}
