import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Organization, Page, Role } from '@etl-studio/contracts';
import type { SignedIn } from '../auth';
import { ChangeLog } from '../platform/changes';
import { notFound, pageOf, type PageQuery } from '../platform/http';
import type { OrganizationEntity } from './organization.entity';
import { OrgDeletion } from './org-deletion';
import { OrgsRepository } from './orgs.repository';
import type { RequestAccess } from './require-permission';
import { ResourceOrgs } from './resource-orgs';

/** Longer than a request's usual statements: all that an organization holds may be a lot. */
const DELETION_TIMEOUT = '10min';

@Injectable()
export class OrgsService implements OnModuleInit {
  private readonly logger = new Logger(OrgsService.name);

  constructor(
    private readonly repository: OrgsRepository,
    private readonly resources: ResourceOrgs,
    private readonly changes: ChangeLog,
    private readonly deletion: OrgDeletion,
  ) {}

  onModuleInit(): void {
    this.resources.register('org', async (id) => (await this.repository.find(id))?.id ?? null);
  }

  async list(userId: string, query: PageQuery): Promise<Page<Organization>> {
    const memberships = await this.repository.membershipsOf(userId);
    const orgs = memberships.map(({ org, role }) => toOrganization(org, role));
    return pageOf(orgs, query, ({ name, id }) => JSON.stringify([name.toLowerCase(), id]));
  }

  async get({ orgId, role }: RequestAccess): Promise<Organization> {
    const org = await this.repository.find(orgId);
    if (!org) throw notFound();
    return toOrganization(org, role);
  }

  /** A new organization that the creator owns. */
  async create(creator: SignedIn, name: string): Promise<Organization> {
    const org = await this.repository.transaction(async (transaction) => {
      const created = await this.repository.create(transaction, name, creator.userId);
      await this.changes.record(transaction, {
        orgId: created.id,
        userId: creator.userId,
        action: 'organization.created',
        resourceType: 'organization',
        resourceId: created.id,
        detail: { name },
      });
      return created;
    });
    return toOrganization(org, 'OWNER');
  }

  async rename(access: RequestAccess, name: string): Promise<Organization> {
    const { orgId, userId } = access;
    await this.repository.transaction(async (transaction) => {
      await this.repository.rename(transaction, orgId, name);
      await this.changes.record(transaction, {
        orgId,
        userId,
        action: 'organization.renamed',
        resourceType: 'organization',
        resourceId: orgId,
        detail: { name },
      });
    });
    return this.get(access);
  }

  /** With its datasets, runs, files, keys, members and log. What is under way keeps it. */
  async delete({ orgId, userId }: RequestAccess): Promise<void> {
    const afterCommit = await this.repository.transaction(async (transaction) => {
      await transaction.query(`SET LOCAL statement_timeout = '${DELETION_TIMEOUT}'`);
      // Before the lock, or a publish that waits for it would hold up what it waits for; after it, for what came since.
      const first = await this.deletion.run(transaction, orgId);
      if (!(await this.repository.lock(transaction, orgId))) throw notFound();
      const second = await this.deletion.run(transaction, orgId);
      await this.repository.delete(transaction, orgId);
      return [...first, ...second];
    });
    // Its own log went with it.
    this.logger.log({ message: 'Organization deleted', orgId, userId });
    for (const free of afterCommit) {
      await free().catch((error: unknown) =>
        this.logger.error({ message: 'Freeing what a deleted organization held failed', orgId, error }),
      );
    }
  }
}

function toOrganization({ id, name, createdAt }: OrganizationEntity, role: Role): Organization {
  return { id, name, role, createdAt: createdAt.toISOString() };
}
