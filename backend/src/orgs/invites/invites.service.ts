import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Invite, InviteRequest, NewInvite, Page, Role } from '@etl-studio/contracts';
import { hashOf, newToken } from '../../auth';
import { ChangeLog } from '../../platform/changes';
import { Config } from '../../platform/config';
import { DomainError, notFound, pageOf, type PageQuery } from '../../platform/http';
import { MembersRepository } from '../members/members.repository';
import { ownRole, refuseHigherRole } from '../members/own-role';
import type { RequestAccess } from '../require-permission';
import { InviteMails } from './mail/invite-mails';
import { type InviteRow, InvitesRepository } from './invites.repository';

/** Makes, shows and withdraws invites. */
@Injectable()
export class InvitesService {
  constructor(
    private readonly invites: InvitesRepository,
    private readonly members: MembersRepository,
    private readonly changes: ChangeLog,
    private readonly mails: InviteMails,
    private readonly config: Config,
  ) {}

  /** By email. */
  async list(orgId: string, query: PageQuery): Promise<Page<Invite>> {
    const rows = await this.invites.list(orgId);
    return pageOf(rows.map(toInvite), query, ({ email, id }) => JSON.stringify([email.toLowerCase(), id]));
  }

  /** Takes the place of an earlier invite of the same email. `origin`: where the console was reached. */
  async create(access: RequestAccess, { email, role }: InviteRequest, origin: string): Promise<NewInvite> {
    const { orgId, userId } = access;
    const token = newToken();
    const link = `${this.config.publicUrl ?? origin}/invite#token=${token}`;
    const isMailed = await this.mails.mayBeSent(orgId);
    return this.members.changing(orgId, async (transaction) => {
      const own = await ownRole(this.members, transaction, access);
      refuseHigherRole(own, role, `invite somebody as ${role}`);
      if (await this.members.hasEmail(transaction, orgId, email)) throw alreadyMember(email);
      const earlier = await this.invites.ofEmail(transaction, orgId, email);
      if (earlier) {
        refuseHigherRole(own, earlier.role, `replace an invite as ${earlier.role}`);
        await this.invites.delete(transaction, orgId, earlier.id);
      }
      const values = { email, role, tokenHash: hashOf(token), createdBy: userId };
      const id = await this.invites.create(transaction, orgId, values);
      if (isMailed) await this.mails.write(transaction, orgId, id, link);
      await this.changes.record(transaction, changeOf(access, 'invite.created', id, { email, role }));
      const created = await this.invites.find(transaction, orgId, id);
      if (!created) throw notFound();
      return { ...toInvite(created), token, link };
    });
  }

  async withdraw(access: RequestAccess, inviteId: string): Promise<void> {
    const { orgId } = access;
    if (!isUUID(inviteId)) throw notFound();
    await this.members.changing(orgId, async (transaction) => {
      const own = await ownRole(this.members, transaction, access);
      const invite = await this.invites.find(transaction, orgId, inviteId);
      if (!invite) throw notFound();
      const { email, role } = invite;
      refuseHigherRole(own, role, `withdraw an invite as ${role}`);
      await this.invites.delete(transaction, orgId, inviteId);
      await this.changes.record(transaction, changeOf(access, 'invite.withdrawn', inviteId, { email, role }));
    });
  }
}

function alreadyMember(email: string): DomainError {
  return new DomainError('already_member', `${email} is a member of this organization already.`);
}

function changeOf(
  { orgId, userId }: RequestAccess,
  action: string,
  resourceId: string,
  detail: { email: string; role: Role },
) {
  return { orgId, userId, action, resourceType: 'invite', resourceId, detail };
}

function toInvite(row: InviteRow): Invite {
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    createdBy: { id: row.created_by, name: row.created_by_name },
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    mail: row.mail,
  };
}
