import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LoginRequest, PasswordChangeRequest, SessionInfo } from '@etl-studio/contracts';
import { DomainError, invalidRequest } from '../platform/http';
import { AuthRepository } from './auth.repository';
import { hashPassword, verifyPassword } from './password-hash';
import { passwordFault } from './password-policy';
import { PersonChanges } from './person-changes';
import { SessionInfos } from './session-infos';
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
    private readonly infos: SessionInfos,
    private readonly changes: PersonChanges,
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
    return { token: await this.begin(user.id, previous), info: await this.infos.of(user, true) };
  }

  /** The token of a new session of somebody who has proven who they are; `previous` ends. */
  async begin(userId: string, previous: string | undefined): Promise<string> {
    const token = newToken();
    await this.changes.recorded(userId, 'user.signed_in', async (transaction) => {
      if (previous) await this.repository.endSession(transaction, hashOf(previous));
      await this.repository.startSession(transaction, userId, hashOf(token));
    });
    return token;
  }

  async signOut(who: SignedIn, token: string): Promise<void> {
    await this.changes.recorded(who.userId, 'user.signed_out', (transaction) =>
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
    if (user?.passwordHash === null) throw noPassword();
    if (!user || !(await verifyPassword(user.passwordHash, request.currentPassword))) {
      throw new DomainError('invalid_credentials', 'The current password is not right. Type it again.');
    }
    await giveBack();
    const fault = passwordFault(request.newPassword, who.email);
    if (fault) throw invalidRequest([{ path: 'newPassword', message: fault }]);
    const hash = await hashPassword(request.newPassword);
    await this.changes.recorded(who.userId, 'user.password_changed', async (transaction) => {
      await this.repository.setPassword(transaction, who.userId, hash);
      await this.repository.endOtherSessions(transaction, who.userId, who.sessionId);
    });
  }
}

function wrongCredentials(): DomainError {
  return new DomainError(
    'invalid_credentials',
    'The email or the password is not right. Check both and try again.',
  );
}

function noPassword(): DomainError {
  const detail = 'You have no password here: you sign in with another provider. Change your password there.';
  return new DomainError('invalid_state', detail);
}
