import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Member, Role } from '@etl-studio/contracts';
import { MembershipEntity } from './membership.entity';
import { OrganizationEntity } from './organization.entity';

interface MemberRow {
  user_id: string;
  email: string;
  name: string;
  role: Role;
  created_at: Date;
}

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

  async members(orgId: string): Promise<Member[]> {
    const rows: MemberRow[] = await this.dataSource.query(
      `SELECT m.user_id, u.email, u.name, m.role, m.created_at
       FROM membership m JOIN app_user u ON u.id = m.user_id
       WHERE m.org_id = $1`,
      [orgId],
    );
    return rows.map(({ user_id, email, name, role, created_at }) => ({
      userId: user_id,
      email,
      name,
      role,
      joinedAt: created_at.toISOString(),
    }));
  }
}
