import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Newcomers } from '../auth';
import { ChangeLog } from '../platform/changes';
import { Config } from '../platform/config';
import { InvitesRepository } from './invites/invites.repository';
import { OrgsRepository } from './orgs.repository';

/**
 * Whom single sign-on may make an account for: whoever is invited, who then accepts as ever, and everybody where the
 * installation lets people sign up, with an organization of their own.
 */
@Injectable()
export class NewcomerPolicy implements OnModuleInit {
  constructor(
    private readonly newcomers: Newcomers,
    private readonly invites: InvitesRepository,
    private readonly orgs: OrgsRepository,
    private readonly changes: ChangeLog,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.newcomers.decideWith(async ({ email, name }) => {
      if (await this.invites.isInvited(email)) return () => Promise.resolve();
      if (!this.config.allowSignup) return null;
      return async (transaction, userId) => {
        const orgName = `Organization of ${name}`;
        const { id: orgId } = await this.orgs.create(transaction, orgName, userId);
        await this.changes.record(transaction, {
          ...{
            orgId,
            userId,
            action: 'organization.created',
            resourceType: 'organization',
            resourceId: orgId,
          },
          detail: { name: orgName },
        });
      };
    });
  }
}
