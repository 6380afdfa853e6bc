import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import type { SessionInfo } from '@etl-studio/contracts';
import { Config } from '../platform/config';
import { AuthRepository } from './auth.repository';
import { SessionInfos } from './session-infos';
import { setSessionCookie } from './session-token';

/** Hands a session that another module began over to the browser. */
@Injectable()
export class SessionStart {
  constructor(
    private readonly repository: AuthRepository,
    private readonly infos: SessionInfos,
    private readonly config: Config,
  ) {}

  /** What sign-in answers; without a token the browser keeps the session it has. */
  async begin(userId: string, token: string | null, response: Response): Promise<SessionInfo> {
    const user = await this.repository.user(userId);
    if (token !== null) setSessionCookie(response, token, this.config.cookieSecure);
    return this.infos.of(user, user.passwordHash !== null);
  }
}
