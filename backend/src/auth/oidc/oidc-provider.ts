import { Injectable, Logger } from '@nestjs/common';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
} from 'openid-client';
import { Config, type OidcConfig } from '../../platform/config';
import { notFound } from '../../platform/http';
import { SignInRefusal } from './sign-in-refusal';

/** Below `PUBLIC_URL`; has to be registered with the provider. */
const CALLBACK_PATH = '/api/auth/oidc/callback';
const SCOPE = 'openid email profile';
const DEADLINE_SECONDS = 10;
const LONGEST_EMAIL = 320;
const DISCOVERED_FOR_MS = 3_600_000;

/** What has to be kept between leaving for the provider and coming back. */
export interface Challenge {
  state: string;
  nonce: string;
  verifier: string;
}

/** Who the provider says that somebody is. */
export interface Claims {
  issuer: string;
  subject: string;
  email: string | null;
  isEmailVerified: boolean;
  name: string | null;
}

/** The provider of `OIDC_ISSUER`. It is asked when somebody signs in, so one that is away keeps nothing from starting. */
@Injectable()
export class OidcProvider {
  private readonly logger = new Logger(OidcProvider.name);
  private discovered: { at: number; configuration: Promise<Configuration> } | null = null;

  constructor(private readonly config: Config) {}

  /** Throws `not_found` where the installation has no provider. */
  refuseWithoutOne(): OidcConfig {
    const { oidc } = this.config;
    if (!oidc) throw notFound();
    return oidc;
  }

  /** Where to send the browser, and what to keep. Throws a `SignInRefusal`. */
  async leave(): Promise<{ url: URL; challenge: Challenge }> {
    const configuration = await this.configuration();
    const challenge = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: this.redirectUri,
      scope: SCOPE,
      state: challenge.state,
      nonce: challenge.nonce,
      code_challenge: await calculatePKCECodeChallenge(challenge.verifier),
      code_challenge_method: 'S256',
    });
    return { url, challenge };
  }

  /** `query`: of the address that the browser came back to, with its question mark. Throws a `SignInRefusal`. */
  async comeBack(query: string, { state, nonce, verifier }: Challenge): Promise<Claims> {
    const configuration = await this.configuration();
    try {
      const tokens = await authorizationCodeGrant(configuration, new URL(`${this.redirectUri}${query}`), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
      });
      const identity = tokens.claims();
      if (!identity) throw new SignInRefusal('failed');
      // Many providers tell the email only when they are asked.
      const told =
        identity.email === undefined
          ? await fetchUserInfo(configuration, tokens.access_token, identity.sub)
          : identity;
      return {
        issuer: identity.iss,
        subject: identity.sub,
        email: emailIn(told.email),
        isEmailVerified: told.email_verified === true,
        name: nameIn(told.name),
      };
    } catch (error) {
      throw this.refusalOf(error);
    }
  }

  private get redirectUri(): string {
    return `${this.config.publicUrl ?? ''}${CALLBACK_PATH}`;
  }

  /** Discovered when it is first needed, and anew after a failure or an hour. */
  private async configuration(): Promise<Configuration> {
    const settings = this.refuseWithoutOne();
    if (!this.discovered || Date.now() - this.discovered.at > DISCOVERED_FOR_MS)
      this.discovered = { at: Date.now(), configuration: this.discover(settings) };
    try {
      return await this.discovered.configuration;
    } catch (cause) {
      this.discovered = null;
      this.logger.warn({ message: 'The provider of single sign-on could not be discovered', error: cause });
      throw new SignInRefusal('unavailable', { retryAfter: DEADLINE_SECONDS, cause });
    }
  }

  private discover({ issuer, clientId, clientSecret }: OidcConfig): Promise<Configuration> {
    return discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: DEADLINE_SECONDS,
      // The configuration takes no such issuer in production.
      ...(issuer.startsWith('http:') && { execute: [allowInsecureRequests] }),
    });
  }

  private refusalOf(error: unknown): SignInRefusal {
    if (error instanceof SignInRefusal) return error;
    this.logger.warn({ message: 'A single sign-on failed', reason: reasonOf(error) });
    return isAway(error)
      ? new SignInRefusal('unavailable', { retryAfter: DEADLINE_SECONDS, cause: error })
      : new SignInRefusal('failed', { cause: error });
  }
}

function emailIn(claim: unknown): string | null {
  const isEmail =
    typeof claim === 'string' && claim.length <= LONGEST_EMAIL && /^[^\s@\0]+@[^\s@\0]+$/.test(claim);
  return isEmail ? claim : null;
}

/** Null for one of nothing but what the database cannot hold and white space. */
function nameIn(claim: unknown): string | null {
  const name = typeof claim === 'string' ? claim.replace(/[\0\p{Cs}]/gu, '').trim() : '';
  return name === '' ? null : name;
}

function isAway(error: unknown): boolean {
  if (error instanceof ResponseBodyError) return error.status >= 500;
  if (!(error instanceof Error)) return false;
  // What fetch throws where there is no answer, and the client where there is none in time.
  return 'code' in error ? error.code === 'OAUTH_TIMEOUT' : error instanceof TypeError;
}

/** The word for it; a whole error may hold the code. */
function reasonOf(error: unknown): string {
  if (error instanceof ResponseBodyError) return error.error;
  return error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
}
