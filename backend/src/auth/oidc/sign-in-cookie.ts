import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Config } from '../../platform/config';
import { SecretBox } from '../../platform/secrets';
import { cookieOf } from '../session-token';
import type { Challenge } from './oidc-provider';

const COOKIE = 'etl_sign_in';
const LIFE_MS = 600_000;

/** A sign-in under way: in the browser only, sealed, for ten minutes. */
export interface SignInUnderWay extends Challenge {
  /** Path of the console to go to afterwards. */
  redirect: string;
}

@Injectable()
export class SignInCookie {
  constructor(
    private readonly box: SecretBox,
    private readonly config: Config,
  ) {}

  set(response: Response, underWay: SignInUnderWay): void {
    const sealed = this.box.seal(JSON.stringify({ ...underWay, until: Date.now() + LIFE_MS }));
    response.cookie(COOKIE, sealed.toString('base64url'), { ...this.attributes(), maxAge: LIFE_MS });
  }

  /** Gives it once: the browser is told to forget it. Null for none, for an old one, or one that we did not make. */
  take(request: Request, response: Response): SignInUnderWay | null {
    response.clearCookie(COOKIE, this.attributes());
    const sealed = cookieOf(request, COOKIE);
    if (sealed === undefined) return null;
    try {
      const { until, ...underWay } = JSON.parse(this.box.open(Buffer.from(sealed, 'base64url'))) as {
        until: number;
      } & SignInUnderWay;
      return until > Date.now() ? underWay : null;
    } catch {
      return null;
    }
  }

  private attributes() {
    return {
      httpOnly: true,
      sameSite: 'lax',
      secure: this.config.cookieSecure,
      path: '/api/auth/oidc',
    } as const;
  }
}
