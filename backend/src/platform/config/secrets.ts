/** Characters of a secret that production accepts. */
export const SHORTEST_SECRET = 16;

/**
 * A fault for each address whose password is so short that it can be guessed, as defaults are. Without a password
 * something else lets us in: a certificate, or a network of our own.
 */
export function weakPasswords(urls: {
  databaseUrl: string;
  databaseOwnerUrl: string;
  redisUrl: string;
}): string[] {
  const named = [
    ['DATABASE_URL', urls.databaseUrl],
    ['DATABASE_OWNER_URL', urls.databaseOwnerUrl],
    ['REDIS_URL', urls.redisUrl],
  ] as const;
  return named
    .filter(([name, url]) => isWeak(url) && !(name === 'DATABASE_OWNER_URL' && url === urls.databaseUrl))
    .map(
      ([name]) =>
        `The password in ${name} is too short for production; use at least ${SHORTEST_SECRET} random characters.`,
    );
}

function isWeak(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { length } = new URL(url).password;
  return length > 0 && length < SHORTEST_SECRET;
}
