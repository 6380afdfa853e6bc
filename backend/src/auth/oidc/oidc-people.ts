import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config';
import { isUniqueViolation } from '../../platform/database';
import { AuthRepository } from '../auth.repository';
import { PersonChanges } from '../person-changes';
import { IdentitiesRepository } from './identities.repository';
import { Newcomers } from './newcomers';
import type { Claims } from './oidc-provider';
import { SignInRefusal } from './sign-in-refusal';

const LONGEST_NAME = 120;

/** Finds whose account it is, by issuer and subject; the first time by the verified email. */
@Injectable()
export class OidcPeople {
  constructor(
    private readonly identities: IdentitiesRepository,
    private readonly repository: AuthRepository,
    private readonly newcomers: Newcomers,
    private readonly changes: PersonChanges,
    private readonly config: Config,
  ) {}

  /** The person's id. Throws a `SignInRefusal`. */
  async idOf(claims: Claims): Promise<string> {
    const { issuer, subject, email, isEmailVerified } = claims;
    const known = await this.identities.userOf(issuer, subject);
    if (known !== null) return known;
    if (email === null || !isEmailVerified) throw new SignInRefusal('unverified_email');
    const user = await this.repository.userByEmail(email);
    return user ? this.link(user.id, claims) : this.letIn(email, claims);
  }

  private async link(userId: string, { issuer, subject }: Claims): Promise<string> {
    await this.changes.recorded(userId, 'user.identity_linked', async (transaction) => {
      if (!(await this.identities.link(transaction, userId, issuer, subject)))
        throw new SignInRefusal('other_identity');
      // Whoever signed up with this address has not proven that it is theirs: somebody may have been there before.
      if (this.config.allowSignup) await this.repository.shutOut(transaction, userId);
    });
    return userId;
  }

  private async letIn(email: string, { issuer, subject, name: told }: Claims): Promise<string> {
    const name = (told ?? email.split('@')[0] ?? email).slice(0, LONGEST_NAME);
    const welcome = await this.newcomers.welcomeOf({ email, name });
    if (!welcome) throw new SignInRefusal('unknown_person');
    try {
      return await this.repository.transaction(async (transaction) => {
        const userId = await this.repository.createUser(transaction, { email, name, passwordHash: null });
        await this.identities.link(transaction, userId, issuer, subject);
        await welcome(transaction, userId);
        return userId;
      });
    } catch (error) {
      // Made a moment ago by another request of the same person.
      if (isUniqueViolation(error, 'app_user_email')) throw new SignInRefusal('failed', { cause: error });
      throw error;
    }
  }
}
