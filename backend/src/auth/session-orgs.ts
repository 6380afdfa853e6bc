import { Injectable } from '@nestjs/common';
import type { OrgMembership } from '@etl-studio/contracts';

export type MembershipSource = (userId: string) => Promise<OrgMembership[]>;

/** Which organizations a signed-in person is in; told by the module that keeps memberships. */
@Injectable()
export class SessionOrgs {
  private source: MembershipSource = () => Promise.resolve([]);

  provide(source: MembershipSource): void {
    this.source = source;
  }

  of(userId: string): Promise<OrgMembership[]> {
    return this.source(userId);
  }
}
