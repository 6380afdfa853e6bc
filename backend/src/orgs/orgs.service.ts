import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Member, Organization, Page, Role } from '@etl-studio/contracts';
import type { SignedIn } from '../auth';
import { ChangeLog } from '../platform/changes';
import { notFound, pageOf, type PageQuery } from '../platform/http';
import type { OrganizationEntity } from './organization.entity';
import { OrgsRepository } from './orgs.repository';
import type { RequestAccess } from './require-role';
import { ResourceOrgs } from './resource-orgs';

@Injectable()
export class OrgsService implements OnModuleInit {
  constructor(
    private readonly repository: OrgsRepository,
    private readonly resources: ResourceOrgs,
    private readonly changes: ChangeLog,
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

  async members(orgId: string, query: PageQuery): Promise<Page<Member>> {
    const members = await this.repository.members(orgId);
    return pageOf(members, query, ({ name, userId }) => JSON.stringify([name.toLowerCase(), userId]));
  }
}

function toOrganization({ id, name, createdAt }: OrganizationEntity, role: Role): Organization {
  return { id, name, role, createdAt: createdAt.toISOString() };
}
