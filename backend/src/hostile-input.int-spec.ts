import type { Run } from '@etl-studio/contracts';
import {
  draftOf,
  namedThings,
  runWhen,
  started,
  startTestApp,
  startWorker,
  type TestApp,
  type TestClient,
} from './testing';
import { HOSTILE_TEXTS, HOSTILE_VALUES } from './testing/hostile-values';
import { type Operation, operationsOf, sampleOf, withEachProperty } from './testing/operations';

const CSV =
  'Date,Campaign,Channel,Cost,Clicks,Conversions\n2026-03-01,A,Search,1.50,3,1\nnever,B,Social,x,1,0\n';
const AT_ONCE = 8;
/** One attack in so many is made, other ones each time; with HOSTILE_EVERY=1 all are. */
const EVERY = Number(process.env.HOSTILE_EVERY ?? 9);
const FIRST = Math.trunc(Math.random() * EVERY);

let api: TestApp;
let owner: TestClient;
let operations: Operation[];
let ids: Record<string, string>;
let session: string;

beforeAll(async () => {
  // Each one that is let in costs the hash of a password.
  const limits = { MAX_FAILED_SIGN_INS_PER_ACCOUNT: '60', MAX_FAILED_SIGN_INS_PER_ADDRESS: '60' };
  api = await startTestApp({ env: { ...limits, ALLOW_SIGNUP: 'true', MAX_SSE_PER_USER: '1000' } });
  owner = await api.stranger();
  session = owner.cookie;
  ids = { ...(await namedThings(api, owner, await importedRun())), rowNumber: '2' };
  operations = operationsOf((await owner.get('/api/openapi.json')).body);
}, 600_000);
afterAll(() => api.close());

/** A run with a record and a row error, so that what comes after the id is looked at too. */
async function importedRun(): Promise<Run> {
  const worker = await startWorker(api);
  const run = await draftOf(owner, CSV);
  await started(owner, run);
  await runWhen(owner, run.id, ({ status }) => status === 'SUCCEEDED');
  await worker.stop();
  return run;
}

interface Attack {
  method: string;
  path: string;
  headers?: Record<string, string>;
  json?: unknown;
}

const pathOf = (path: string, values: Record<string, string>) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '1');

/** What the same code reads on every route: every value on one of them, and another one on each of the rest. */
const EVERYWHERE = new Set(['X-Org-Id', 'orgId', 'Idempotency-Key', 'limit', 'cursor']);
const seen = new Map<string, number>();

function textsFor(name: string): readonly string[] {
  const before = seen.get(name) ?? 0;
  seen.set(name, before + 1);
  if (before === 0 || !EVERYWHERE.has(name)) return HOSTILE_TEXTS;
  return [0, 1, 2, 3].map((offset) => HOSTILE_TEXTS[(4 * before + offset) % HOSTILE_TEXTS.length] ?? '');
}

function attacksOn({ method, path, parameters, body }: Operation): Attack[] {
  const sample = body && sampleOf(body);
  const whole = { method, path: pathOf(path, ids), ...(body && { json: sample }) };
  // What takes away is asked for nothing that there is, or nothing would be left to ask about.
  const takesAway = method === 'DELETE' || path.endsWith('/logout');
  const asked = takesAway ? parameters.filter((parameter) => parameter.in === 'path') : parameters;
  const onParameters = asked.flatMap(({ name, in: place }) => {
    const texts = textsFor(name);
    if (place === 'header') {
      const sendable = texts.filter((text) => /^[\x20-\x7e]*$/.test(text));
      return sendable.map((text) => ({ ...whole, headers: { [name]: text } }));
    }
    const encoded = texts.map((text) => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')));
    if (place === 'path')
      return encoded.map((text) => ({ ...whole, path: pathOf(path, { ...ids, [name]: text || '%20' }) }));
    const queries = encoded.map((text) => `${name}=${text}`);
    const shapes = [`${name}=1&${name}=2`, `${name}[]=1`, `${name}[a]=1`, `${name}=%ff`, `${name}=%`];
    return [...queries, ...shapes].map((query) => ({ ...whole, path: `${whole.path}?${query}` }));
  });
  if (!body) return onParameters;
  const bodies = HOSTILE_VALUES.flatMap((value) => [value, ...withEachProperty(sample, value)]);
  return [...onParameters, ...bodies.map((json) => ({ ...whole, json }))];
}

/** Status and, of a failure, its problem; what may be a stream without end is not read. */
async function answerTo({ method, path, ...call }: Attack): Promise<{ status: number; problem: string }> {
  // What signs somebody in must not make the rest of the sweep theirs.
  const headers = { ...call.headers, Cookie: session };
  const response = await owner.raw(method, path, { ...call, headers });
  const isProblem = response.headers.get('content-type')?.includes('problem+json') === true;
  if (isProblem) return { status: response.status, problem: await response.text() };
  await response.body?.cancel();
  return { status: response.status, problem: '' };
}

it('answers no hostile value of any parameter with a failure of its own', async () => {
  const attacks = operations.flatMap(attacksOn).filter((_, index) => index % EVERY === FIRST);
  const failures: unknown[] = [];
  const open = attacks.values();
  const attack = async () => {
    for (const next of open) {
      const { status, problem } = await answerTo(next);
      if (status >= 500 || (status >= 400 && problem === '')) failures.push([next, status, problem]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, attack));
  expect(failures).toEqual([]);
  owner.cookie = session;
  expect((await owner.get(`/api/runs/${ids.runId}`)).status).toBe(200);
  expect(attacks.length * EVERY).toBeGreaterThan(5_000);
  console.log(
    `Hostile input: ${attacks.length} attacks on ${operations.length} routes, ${failures.length} failures`,
  );
}, 600_000);
