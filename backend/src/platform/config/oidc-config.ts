import type { EnvReader } from './env-reader';
import { SHORTEST_SECRET } from './secrets';

export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the provider is called on the sign-in page. */
  readonly name: string;
}

/** Null without `OIDC_ISSUER`: people sign in by password only. */
export function readOidc(env: EnvReader, production: boolean): OidcConfig | null {
  if (!env.has('OIDC_ISSUER')) return null;
  const because = 'where OIDC_ISSUER is set';
  const clientSecret = env.required('OIDC_CLIENT_SECRET', because);
  if (production && clientSecret.length < SHORTEST_SECRET)
    env.faults.push(
      `OIDC_CLIENT_SECRET is too short for production; use the one that the provider made, of ${SHORTEST_SECRET} characters or more.`,
    );
  env.required('PUBLIC_URL', `${because}: the provider sends people back there`);
  return Object.freeze({
    issuer: env.url('OIDC_ISSUER', production ? ['https:'] : undefined),
    clientId: env.required('OIDC_CLIENT_ID', because),
    clientSecret,
    name: env.text('OIDC_NAME'),
  });
}
