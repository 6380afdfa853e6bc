import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  type InviteAcceptance as AcceptRequest,
  type InvitePreview,
  type Role,
  roleIncludes,
} from '@etl-studio/contracts';
import { Accounts, hashOf, type NewAccount, type SignedIn } from '../../auth';
import { ChangeLog } from '../../platform/changes';
import { DomainError, invalidRequest } from '../../platform/http';
import { MembersRepository } from '../members/members.repository';
import { type InviteRow, InvitesRepository } from './invites.repository';

/** Who has come in, and the token of the session that this began for somebody new. */
export interface Accepted {
  userId: string;
  sessionToken: string | null;
}

/** What the holder of an invite's token may do with it, once. */
@Injectable()
export class InviteAcceptance {
  constructor(
    private readonly invites: InvitesRepository,
    private readonly members: MembersRepository,
    private readonly accounts: Accounts,
    private readonly changes: ChangeLog,
  ) {}

  async preview(token: string): Promise<InvitePreview> {
    const invite = await this.find(token);
    return {
      organization: { id: invite.org_id, name: invite.org_name },
      email: invite.email,
      role: invite.role,
      invitedBy: invite.created_by_name,
      expiresAt: invite.expires_at.toISOString(),
      hasAccount: await this.accounts.exists(invite.email),
    };
  }

  /** Lets in the signed-in person the invite is for, or somebody new with a name and a password. */
  async accept(request: AcceptRequest, who: SignedIn | undefined): Promise<Accepted> {
    const invite = await this.find(request.token);
    if (who) {
      refuseOthers(invite, who);
      return this.letIn(invite, () => Promise.resolve(who.userId), false);
    }
    if (await this.accounts.exists(invite.email)) throw signInFirst(invite);
    const account = await this.accounts.prepare(accountOf(invite, request));
    return this.letIn(invite, (transaction) => this.accounts.create(transaction, account), true);
  }

  private async letIn(
    invite: InviteRow,
    person: (transaction: EntityManager) => Promise<string>,
    isNew: boolean,
  ): Promise<Accepted> {
    const { id, org_id: orgId, email, role } = invite;
    return this.members.changing(orgId, async (transaction) => {
      if (!(await this.invites.use(transaction, orgId, id))) throw notValid();
      const userId = await person(transaction);
      await this.join(transaction, orgId, userId, role);
      await this.changes.record(transaction, {
        ...{ orgId, userId, action: 'invite.accepted', resourceType: 'invite', resourceId: id },
        detail: { email, role },
      });
      return { userId, sessionToken: isNew ? await this.accounts.startSession(transaction, userId) : null };
    });
  }

  // Whoever is a member by now, by another way, keeps the higher of the two roles.
  private async join(transaction: EntityManager, orgId: string, userId: string, role: Role): Promise<void> {
    const present = await this.members.roleOf(transaction, orgId, userId);
    if (present === null) await this.members.add(transaction, orgId, userId, role);
    else if (!roleIncludes(present, role)) await this.members.setRole(transaction, orgId, userId, role);
  }

  private async find(token: string): Promise<InviteRow> {
    const invite = await this.invites.ofToken(hashOf(token));
    if (!invite) throw notValid();
    return invite;
  }
}

function refuseOthers({ email }: InviteRow, who: SignedIn): void {
  if (who.email.toLowerCase() === email.toLowerCase()) return;
  const detail = `This invite is for ${email}, and you are signed in as ${who.email}. Sign out and open the link again.`;
  throw new DomainError('forbidden', detail);
}

function accountOf({ email }: InviteRow, { name, password }: AcceptRequest): NewAccount {
  if (name !== undefined && password !== undefined) return { email, name, password };
  const missing = [
    ...(name === undefined ? [{ path: 'name', message: 'name is missing: say what you are called' }] : []),
    ...(password === undefined ? [{ path: 'password', message: 'password is missing: choose one' }] : []),
  ];
  throw invalidRequest(missing);
}

function signInFirst({ email }: InviteRow): DomainError {
  return new DomainError(
    'unauthenticated',
    `There is an account for ${email}. Sign in, then accept the invite.`,
  );
}

/** One answer for every token that opens nothing. */
function notValid(): DomainError {
  const detail =
    'This invite does not stand: it was accepted, withdrawn or replaced, or has expired. Ask for a new one.';
  return new DomainError('not_found', detail);
}
