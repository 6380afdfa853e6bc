import path from 'node:path';

const root = path.resolve(__dirname, '../../..');

/** What an answer says of the inside: stack frames, SQL, words of drivers, paths. */
const INSIDE: readonly (readonly [string, RegExp])[] = [
  ['stack frame', /^\s*at .+[:(]\d+/m],
  ['stack frame', /\.(?:ts|js|mjs|cjs):\d+/],
  ['SQL', /\b(?:SELECT|INSERT INTO|DELETE FROM)\b[^"]*\b(?:FROM|VALUES|WHERE)\b/],
  ['SQL', /\bUPDATE \w+ SET\b/],
  ['driver', /\b(?:relation|column|constraint|schema|table) \\?"/],
  [
    'driver',
    /syntax error at|duplicate key|permission denied|violates|QueryFailed|TypeORM|pg_|etl_app|etl_owner/i,
  ],
  ['driver', /\bE(?:CONN\w+|NOENT|NOTDIR|ACCES|PIPE|PERM)\b|ioredis|NOAUTH|WRONGPASS|getaddrinfo/],
  ['path', /node_modules|\/backend\/|\/libs\/|\/home\/|\/srv\/|\/tmp\/|\/usr\//],
  ['path', new RegExp(root.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))],
];

/** What of the inside an answer's text tells, a line each; `secrets` must not stand in it at all. */
export function leaksIn(text: string, secrets: readonly string[]): string[] {
  const told = INSIDE.flatMap(([kind, pattern]) => {
    const [found] = pattern.exec(text) ?? [];
    return found === undefined ? [] : [`${kind}: ${found.trim().slice(0, 200)}`];
  });
  const given = secrets.filter((secret) => text.includes(secret)).map((secret) => `secret: ${secret}`);
  return [...told, ...given];
}
