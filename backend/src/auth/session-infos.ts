import { Injectable } from '@nestjs/common';
import type { SessionInfo, UserSummary } from '@etl-studio/contracts';
import { Operators } from './operators';
import { SessionOrgs } from './session-orgs';

/** What a signed-in person is told of themself. */
@Injectable()
export class SessionInfos {
  constructor(
    private readonly orgs: SessionOrgs,
    private readonly operators: Operators,
  ) {}

  async of({ id, email, name }: UserSummary, hasPassword: boolean): Promise<SessionInfo> {
    return {
      user: { id, email, name },
      orgs: await this.orgs.of(id),
      hasPassword,
      ...(this.operators.includes(email) && { isOperator: true }),
    };
  }
}
