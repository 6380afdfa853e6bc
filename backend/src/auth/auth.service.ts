import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LoginRequest, PasswordChangeRequest, SessionInfo } from '@etl-studio/contracts';
import { ChangeLog } from '../platform/changes';
import { DomainError, invalidRequest } from '../platform/http';
import { AuthRepository } from './auth.repository';
import { hashPassword, verifyPassword } from './password-hash';
import { passwordFault } from './password-policy';
import { SessionInfos } from './session-infos';
import { SessionOrgs } from './session-orgs';
import { hashOf, newToken } from './session-token';
import type { SignedIn } from './sessions';
import { SignInLimiter } from './sign-in-limiter';

/** Signing in and out, and changing the password. */
@Injectable()
export class AuthService implements OnModuleInit {
  /** Verified for an unknown email, so that it takes as long as a wrong password. */
  private nobodysHash = '';

  constructor(
    private readonly repository: AuthRepository,
    private readonly limiter: SignInLimiter,
    private readonly orgs: SessionOrgs,
    private readonly infos: SessionInfos,
    private readonly changes: ChangeLog,
  ) {}

  async onModuleInit(): Promise<void> {
    this.nobodysHash = await hashPassword(newToken());
  }

  /** A new session's token; `previous` is the one the browser had, which ends. */
  async signIn(
    request: LoginRequest,
    address: string | undefined,
    previous: string | undefined,
  ): Promise<{ token: string; info: SessionInfo }> {
    const giveBack = await this.limiter.count(request.email, address);
    const user = await this.repository.userByEmail(request.email);
    const right = await verifyPassword(user?.passwordHash ?? this.nobodysHash, request.password);
    if (!user || !right) throw wrongCredentials();
    await giveBack();
    const token = newToken();
    await this.recorded(user.id, 'user.signed_in', async (transaction) => {
      if (previous) await this.repository.endSession(transaction, hashOf(previous));
      await this.repository.startSession(transaction, user.id, hashOf(token));
    });
    return { token, info: await this.infos.of(user) };
  }

  async signOut(who: SignedIn, token: string): Promise<void> {
    await this.recorded(who.userId, 'user.signed_out', (transaction) =>
      this.repository.endSession(transaction, hashOf(token)),
    );
  }

  /** Every other session of the person ends. */
  async changePassword(
    who: SignedIn,
    request: PasswordChangeRequest,
    address: string | undefined,
  ): Promise<void> {
    const giveBack = await this.limiter.count(who.email, address);
    const user = await this.repository.userByEmail(who.email);
    if (!user || !(await verifyPassword(user.passwordHash, request.currentPassword))) {
      throw new DomainError('invalid_credentials', 'The current password is not right. Type it again.');
    }
    await giveBack();
    const fault = passwordFault(request.newPassword, who.email);
    if (fault) throw invalidRequest([{ path: 'newPassword', message: fault }]);
    const hash = await hashPassword(request.newPassword);
    await this.recorded(who.userId, 'user.password_changed', async (transaction) => {
      await this.repository.setPassword(transaction, who.userId, hash);
      await this.repository.endOtherSessions(transaction, who.userId, who.sessionId);
    });
  }

  // A person is not of one organization: each of theirs has it in its log.
  private async recorded(
    userId: string,
    action: string,
    work: (transaction: EntityManager) => Promise<void>,
  ): Promise<void> {
    const orgs = await this.orgs.of(userId);
    await this.repository.transaction(async (transaction) => {
      await work(transaction);
      for (const { id: orgId } of orgs) {
        await this.changes.record(transaction, {
          orgId,
          userId,
          action,
          resourceType: 'user',
          resourceId: userId,
        });
      }
    });
  }
}

function wrongCredentials(): DomainError {
  return new DomainError(
    'invalid_credentials',
    'The email or the password is not right. Check both and try again.',
  );
}
