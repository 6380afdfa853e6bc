import { Injectable } from '@nestjs/common';
import type { RegisterRequest } from '@etl-studio/contracts';
import { Accounts, SignInLimiter } from '../auth';
import { ChangeLog } from '../platform/changes';
import { Config } from '../platform/config';
import { DomainError } from '../platform/http';
import { OrgsRepository } from './orgs.repository';

/** Lets people make an account and an organization by themselves, where the installation allows it. */
@Injectable()
export class Registration {
  constructor(
    private readonly config: Config,
    private readonly limiter: SignInLimiter,
    private readonly accounts: Accounts,
    private readonly orgs: OrgsRepository,
    private readonly changes: ChangeLog,
  ) {}

  async register(
    { orgName, ...person }: RegisterRequest,
    address: string | undefined,
  ): Promise<{ userId: string; sessionToken: string }> {
    if (!this.config.allowSignup) {
      const detail = 'This installation does not let people sign up. Ask somebody in it for an invite.';
      throw new DomainError('forbidden', detail);
    }
    await this.limiter.countRegistration(address);
    const account = await this.accounts.prepare(person);
    return this.orgs.transaction(async (transaction) => {
      const userId = await this.accounts.create(transaction, account);
      const { id: orgId } = await this.orgs.create(transaction, orgName, userId);
      await this.changes.record(transaction, {
        ...{ orgId, userId, action: 'organization.created', resourceType: 'organization', resourceId: orgId },
        detail: { name: orgName },
      });
      return { userId, sessionToken: await this.accounts.startSession(transaction, userId) };
    });
  }
}
