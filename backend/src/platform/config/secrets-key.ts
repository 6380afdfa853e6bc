import type { EnvReader } from './env-reader';

const SHORTEST = 32;
/** Known to everybody who reads this: for development only. */
const DEVELOPMENT_KEY = 'development-only-key-that-is-no-secret';

/** `SECRETS_KEY`: what secrets of the database are sealed under. Production has no default. */
export function readSecretsKey(env: EnvReader, production: boolean): string {
  const key = env.text('SECRETS_KEY') ?? DEVELOPMENT_KEY;
  if (!production || (key.length >= SHORTEST && key !== DEVELOPMENT_KEY && new Set(key).size > 8)) return key;
  env.faults.push(
    `SECRETS_KEY is missing, too short or a known default; give at least ${SHORTEST} random characters, such as openssl rand -hex 32 prints.`,
  );
  return key;
}
