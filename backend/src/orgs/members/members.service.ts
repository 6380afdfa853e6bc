import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isUUID } from 'class-validator';
import { type Member, type Page, type Role, ROLES, roleIncludes } from '@etl-studio/contracts';
import { ChangeLog } from '../../platform/changes';
import { DomainError, notFound, pageOf, type PageQuery } from '../../platform/http';
import type { RequestAccess } from '../require-permission';
import { InvitesRepository } from '../invites/invites.repository';
import { MembersRepository } from './members.repository';
import { ownRole, refuseHigherRole } from './own-role';

/**
 * Roles and removals. An organization always keeps an owner, and nobody reaches above their own role, nor do the
 * invites they made before.
 */
@Injectable()
export class MembersService {
  constructor(
    private readonly members: MembersRepository,
    private readonly invites: InvitesRepository,
    private readonly changes: ChangeLog,
  ) {}

  /** By name. */
  async list(orgId: string, query: PageQuery): Promise<Page<Member>> {
    const members = await this.members.list(orgId);
    return pageOf(members, query, ({ name, userId }) => JSON.stringify([name.toLowerCase(), userId]));
  }

  async changeRole(access: RequestAccess, userId: string, role: Role): Promise<Member> {
    const { orgId } = access;
    return this.changing(access, userId, async (transaction, member, own) => {
      refuseHigherRole(own, role, `grant the role ${role}`);
      if (member.role === role) return member;
      if (member.role === 'OWNER') await this.refuseLastOwner(transaction, orgId);
      await this.members.setRole(transaction, orgId, member.userId, role);
      const beyond = ROLES.filter((other) => !roleIncludes(role, other));
      await this.invites.withdraw(transaction, orgId, member.userId, beyond);
      await this.changes.record(transaction, {
        ...changeOf(access, 'member.role_changed', member),
        detail: { email: member.email, from: member.role, to: role },
      });
      return { ...member, role };
    });
  }

  /** The next request of who was removed is refused, and their streams end within 30 s. */
  async remove(access: RequestAccess, userId: string): Promise<void> {
    const { orgId } = access;
    await this.changing(access, userId, async (transaction, member) => {
      if (member.role === 'OWNER') await this.refuseLastOwner(transaction, orgId);
      await this.members.remove(transaction, orgId, member.userId);
      await this.invites.withdraw(transaction, orgId, member.userId, [...ROLES]);
      const left = member.userId === access.userId;
      await this.changes.record(transaction, {
        ...changeOf(access, left ? 'member.left' : 'member.removed', member),
        detail: { email: member.email, role: member.role },
      });
    });
  }

  private changing<T>(
    access: RequestAccess,
    userId: string,
    work: (transaction: EntityManager, member: Member, own: Role) => Promise<T>,
  ): Promise<T> {
    const { orgId } = access;
    if (!isUUID(userId)) throw notFound();
    return this.members.changing(orgId, async (transaction) => {
      const own = await ownRole(this.members, transaction, access);
      const member = await this.members.find(transaction, orgId, userId);
      if (!member) throw notFound();
      refuseHigherRole(own, member.role, `change the membership of ${member.name}, who is ${member.role}`);
      return work(transaction, member, own);
    });
  }

  private async refuseLastOwner(transaction: EntityManager, orgId: string): Promise<void> {
    if ((await this.members.owners(transaction, orgId)) > 1) return;
    const detail =
      'This is the last owner of the organization, which needs one. Make somebody else an owner first, or delete the organization.';
    throw new DomainError('last_owner', detail);
  }
}

function changeOf({ orgId, userId }: RequestAccess, action: string, member: Member) {
  return { orgId, userId, action, resourceType: 'member', resourceId: member.userId };
}
