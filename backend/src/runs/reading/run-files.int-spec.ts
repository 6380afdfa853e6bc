import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RawRow } from '@etl-studio/engine';
import { draftOf, startTestApp, type TestApp, type TestClient } from '../../testing';
import { RunFiles } from './run-files';

const ROWS = 40_000;
const csv = `Date,Campaign,Channel,Cost\n${Array.from(
  { length: ROWS },
  (_, n) => `2026-01-01,Campaign ${n + 1},Meta,${n}\n`,
).join('')}`;
const NEVER = new AbortController().signal;

let api: TestApp;
let member: TestClient;
let files: RunFiles;
let runId: string;
let stored: string;
beforeAll(async () => {
  api = await startTestApp();
  member = await api.as('MEMBER');
  files = api.app.get(RunFiles, { strict: false });
  const run = await draftOf(member, csv, null);
  runId = run.id;
  const [{ key }] = await api.dataSource.query(
    'SELECT f.key FROM stored_file f JOIN import_run r ON r.stored_file_id = f.id WHERE r.id = $1',
    [runId],
  );
  stored = path.join(api.config.storageDir, (key as string).slice(0, 2), key as string);
});
afterAll(() => api.close());

const orgId = () => member.orgId ?? '';
const read = async (onRow: (row: RawRow) => void, signal = NEVER) =>
  files.read(await files.of(orgId(), runId), onRow, signal);

describe('reading the file of a run again', () => {
  it('gives every data row once and in order, and lets others in between', async () => {
    const seen: number[] = [];
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 0);
    await read(({ rowNumber, cells }) => {
      if (cells[1] === `Campaign ${rowNumber}`) seen.push(rowNumber);
    });
    clearInterval(counting);
    expect(seen).toEqual(Array.from({ length: ROWS }, (_, n) => n + 1));
    expect(turns).toBeGreaterThan(5);
  });

  it('finds nothing in another organization', async () => {
    const stranger = await api.stranger();
    await expect(files.of(stranger.orgId ?? '', runId)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('stops soon after nobody waits for it any more', async () => {
    const gone = new AbortController();
    let rows = 0;
    const reading = read(() => {
      if (++rows === 100) gone.abort();
    }, gone.signal);
    await expect(reading).rejects.toMatchObject({ code: 'invalid_request' });
    expect(rows).toBeLessThan(ROWS / 4);
  });

  it('refuses more passes at once than a process can share, and takes new ones once they ended', async () => {
    const passes = await Promise.allSettled(Array.from({ length: 6 }, () => read(() => undefined)));
    const refused = passes.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect(refused.map(({ reason }) => reason.code)).toEqual(['too_many_requests', 'too_many_requests']);
    await read(() => undefined);
  });

  it('fails at the end where one bit of the stored file has changed, and at once where it is gone', async () => {
    const bytes = await readFile(stored);
    bytes[bytes.length - 2]! ^= 1;
    await writeFile(stored, bytes);
    await expect(read(() => undefined)).rejects.toMatchObject({
      code: 'invalid_state',
      detail: expect.stringContaining('SHA-256'),
    });
    await rm(stored);
    await expect(read(() => undefined)).rejects.toMatchObject({
      code: 'invalid_state',
      detail: expect.stringContaining('no longer in storage'),
    });
  });
});
