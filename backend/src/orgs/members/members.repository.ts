import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Member, Role } from '@etl-studio/contracts';
import { MembershipEntity } from '../membership.entity';

interface MemberRow {
  user_id: string;
  email: string;
  name: string;
  role: Role;
  created_at: Date;
  last_active_at: Date | null;
}

/** Who is in an organization, with which role. */
@Injectable()
export class MembersRepository {
  constructor(private readonly dataSource: DataSource) {}

  async list(orgId: string): Promise<Member[]> {
    const rows: MemberRow[] = await this.dataSource.query(`${MEMBERS} WHERE m.org_id = $1`, [orgId]);
    return rows.map(toMember);
  }

  async find(transaction: EntityManager, orgId: string, userId: string): Promise<Member | null> {
    const rows: MemberRow[] = await transaction.query(`${MEMBERS} WHERE m.org_id = $1 AND m.user_id = $2`, [
      orgId,
      userId,
    ]);
    return rows[0] ? toMember(rows[0]) : null;
  }

  /**
   * Changes memberships while nobody else does: the organization's row is the lock, so two changes that each leave an
   * owner never leave none together. References to the organization do not wait for it.
   */
  changing<T>(orgId: string, work: (transaction: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(async (transaction) => {
      await this.lock(transaction, orgId);
      return work(transaction);
    });
  }

  async lock(transaction: EntityManager, orgId: string): Promise<void> {
    await transaction.query('SELECT 1 FROM organization WHERE id = $1 FOR NO KEY UPDATE', [orgId]);
  }

  async roleOf(transaction: EntityManager, orgId: string, userId: string): Promise<Role | null> {
    const membership = await transaction.findOneBy(MembershipEntity, { orgId, userId });
    return membership?.role ?? null;
  }

  async hasEmail(transaction: EntityManager, orgId: string, email: string): Promise<boolean> {
    const rows = await transaction.query<unknown[]>(
      `${MEMBERS} WHERE m.org_id = $1 AND lower(u.email) = lower($2)`,
      [orgId, email],
    );
    return rows.length > 0;
  }

  owners(transaction: EntityManager, orgId: string): Promise<number> {
    return transaction.countBy(MembershipEntity, { orgId, role: 'OWNER' });
  }

  async add(transaction: EntityManager, orgId: string, userId: string, role: Role): Promise<void> {
    await transaction.insert(MembershipEntity, { orgId, userId, role });
  }

  async setRole(transaction: EntityManager, orgId: string, userId: string, role: Role): Promise<void> {
    await transaction.update(MembershipEntity, { orgId, userId }, { role });
  }

  async remove(transaction: EntityManager, orgId: string, userId: string): Promise<void> {
    await transaction.delete(MembershipEntity, { orgId, userId });
  }
}

const MEMBERS = `
  SELECT m.user_id, u.email, u.name, m.role, m.created_at, m.last_active_at
  FROM membership m JOIN app_user u ON u.id = m.user_id`;

function toMember({ user_id: userId, email, name, role, created_at, last_active_at }: MemberRow): Member {
  const lastActiveAt = last_active_at?.toISOString() ?? null;
  return { userId, email, name, role, joinedAt: created_at.toISOString(), lastActiveAt };
}
