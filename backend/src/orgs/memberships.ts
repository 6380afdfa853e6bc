import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { OrgMembership, Role } from '@etl-studio/contracts';
import { SessionOrgs } from '../auth';
import { OrgsRepository } from './orgs.repository';

/** Who is in which organization, read from the database each time: a removal counts with the next request. */
@Injectable()
export class Memberships implements OnModuleInit {
  constructor(
    private readonly repository: OrgsRepository,
    private readonly sessions: SessionOrgs,
  ) {}

  onModuleInit(): void {
    this.sessions.provide((userId) => this.of(userId));
  }

  roleOf(orgId: string, userId: string): Promise<Role | null> {
    return this.repository.roleOf(orgId, userId);
  }

  /** The same for a request of theirs: it is noted, now and then, that they were there. */
  roleAtWork(orgId: string, userId: string): Promise<Role | null> {
    return this.repository.roleAtWork(orgId, userId);
  }

  /** By name. */
  async of(userId: string): Promise<OrgMembership[]> {
    const memberships = await this.repository.membershipsOf(userId);
    return memberships
      .map(({ org, role }) => ({ id: org.id, name: org.name, role }))
      .sort((a, b) => a.name.localeCompare(b.name));
  }
}
