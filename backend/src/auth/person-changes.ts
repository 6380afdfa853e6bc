import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChangeLog } from '../platform/changes';
import { AuthRepository } from './auth.repository';
import { SessionOrgs } from './session-orgs';

/** What a person does to themself. They are not of one organization: each of theirs has it in its log. */
@Injectable()
export class PersonChanges {
  constructor(
    private readonly repository: AuthRepository,
    private readonly orgs: SessionOrgs,
    private readonly changes: ChangeLog,
  ) {}

  async recorded(
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
