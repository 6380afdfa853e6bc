import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Config } from '../../platform/config';
import { DomainError } from '../../platform/http';
import { AuthService } from '../auth.service';
import { setSessionCookie, tokenOf } from '../session-token';
import { SignInLimiter } from '../sign-in-limiter';
import { OidcPeople } from './oidc-people';
import { OidcProvider } from './oidc-provider';
import { SignInCookie } from './sign-in-cookie';
import { SignInRefusal } from './sign-in-refusal';

const LONGEST_REDIRECT = 2_000;

/** Signing in with another provider, from the browser's leaving to its first page here. */
@Injectable()
export class OidcSignIn {
  constructor(
    private readonly provider: OidcProvider,
    private readonly people: OidcPeople,
    private readonly cookie: SignInCookie,
    private readonly auth: AuthService,
    private readonly limiter: SignInLimiter,
    private readonly config: Config,
  ) {}

  /** Answers where the browser goes. Throws `not_found` and `SignInRefusal`s, like `comeBack`. */
  async leave(redirect: unknown, response: Response): Promise<string> {
    const { url, challenge } = await this.provider.leave();
    this.cookie.set(response, { ...challenge, redirect: pathWithin(redirect) });
    return url.href;
  }

  /** Begins the session; answers the path of the console to go to. */
  async comeBack(request: Request, response: Response): Promise<string> {
    this.provider.refuseWithoutOne();
    const underWay = this.cookie.take(request, response);
    if (!underWay) throw new SignInRefusal('failed');
    const giveBack = await this.countTry(request.ip);
    const [, query = ''] = /^[^?]*(\?.*)?$/s.exec(request.originalUrl) ?? [];
    const claims = await this.provider.comeBack(query, underWay);
    const userId = await this.people.idOf(claims);
    await giveBack();
    setSessionCookie(response, await this.auth.begin(userId, tokenOf(request)), this.config.cookieSecure);
    return underWay.redirect;
  }

  private async countTry(address: string | undefined): Promise<() => Promise<void>> {
    return this.limiter.countAddress(address).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
      throw new SignInRefusal('too_many', error.extra);
    });
  }
}

/** A path of this origin, and nothing that a browser could take for another one. */
function pathWithin(redirect: unknown): string {
  const isWithin =
    typeof redirect === 'string' &&
    redirect.length <= LONGEST_REDIRECT &&
    /^\/(?![/\\])[\x21-\x7e]*$/.test(redirect);
  return isWithin ? redirect : '/';
}
