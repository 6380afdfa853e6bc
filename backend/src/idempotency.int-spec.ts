import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Body, Controller, Module, Post } from '@nestjs/common';
import { IsString } from 'class-validator';
import { RequireSession } from './auth';
import { generatedCsv, startTestApp, type Answer, type TestApp, type TestClient } from './testing';

class SlowDto {
  @IsString()
  word!: string;
}

/** Under way until it is let go; fails on our side when told to. */
let letGo: () => void = () => undefined;
let carriedOut = 0;

@Controller('api/test')
class SlowController {
  @Post('slow')
  @RequireSession()
  async slow(@Body() { word }: SlowDto): Promise<{ word: string }> {
    carriedOut += 1;
    await new Promise<void>((resolve) => (letGo = resolve));
    return { word };
  }

  @Post('broken')
  @RequireSession()
  broken(@Body() { word }: SlowDto): void {
    carriedOut += 1;
    throw new Error(`Broken by ${word}`);
  }
}

@Module({ controllers: [SlowController] })
class SlowModule {}

let api: TestApp;
let client: TestClient;
beforeAll(async () => {
  api = await startTestApp({ modules: [SlowModule] });
  client = await api.stranger();
});
afterAll(() => api.close());

const send = (by: TestClient, key: string, path: string, json: unknown, method = 'POST') =>
  by.request(method, path, { json, headers: { 'Idempotency-Key': key } });

function sendFile(by: TestClient, key: string, path: string, csv: string): Promise<Answer> {
  const body = new FormData();
  body.append('file', new Blob([csv], { type: 'text/csv' }), 'ads.csv');
  return by.request('POST', path, { body, headers: { 'Idempotency-Key': key } });
}

const isReplay = ({ headers }: Answer) => headers.get('idempotency-replayed') === 'true';

describe('a write with an idempotency key', () => {
  it('is carried out once and answered alike each time', async () => {
    const key = randomUUID();
    const first = await send(client, key, '/api/datasets', { name: 'Once' });
    const again = await send(client, key, '/api/datasets', { name: 'Once' });
    expect([first.status, isReplay(first)]).toEqual([201, false]);
    expect([again.status, isReplay(again)]).toEqual([201, true]);
    expect(again.body).toEqual(first.body);
    expect((await client.get('/api/datasets')).body.total).toBe(1);
  });

  it('answers refusals alike too, and an answer without a body', async () => {
    const key = randomUUID();
    const first = await send(client, key, '/api/datasets', { name: 'Once' });
    const again = await send(client, key, '/api/datasets', { name: 'Once' });
    expect([first.status, first.body.code]).toEqual([409, 'name_taken']);
    expect([again.status, again.body, isReplay(again)]).toEqual([409, first.body, true]);
    expect(again.headers.get('content-type')).toContain('application/problem+json');

    const keys = `/api/orgs/${client.orgId}/api-keys`;
    const { body } = await client.post(keys, { name: 'Gone', role: 'MEMBER' });
    const deletion = randomUUID();
    const path = `/api/orgs/${client.orgId}/api-keys/${body.id}`;
    for (const replayed of [false, true]) {
      const answer = await send(client, deletion, path, undefined, 'DELETE');
      expect([answer.status, answer.body, isReplay(answer)]).toEqual([204, null, replayed]);
    }
  });

  it('is refused with another body, address or method', async () => {
    const key = randomUUID();
    await send(client, key, '/api/datasets', { name: 'First' });
    for (const other of [
      await send(client, key, '/api/datasets', { name: 'Second' }),
      await send(client, key, `/api/datasets?orgId=${client.orgId}`, { name: 'First' }),
    ]) {
      expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
    }
  });

  it('is another one for somebody else, also in the same organization', async () => {
    const key = randomUUID();
    const colleague = await api.joined(client.orgId, 'MEMBER');
    const stranger = await api.stranger();
    const names = ['Mine', 'Hers', 'Theirs'];
    const answers = await Promise.all(
      [client, colleague, stranger].map((by, n) => send(by, key, '/api/datasets', { name: names[n] })),
    );
    expect(answers.map(({ status, body }) => [status, body.name])).toEqual(names.map((name) => [201, name]));
  });

  it('is told to wait while the first is under way, and carried out once', async () => {
    const key = randomUUID();
    const before = carriedOut;
    const first = send(client, key, '/api/test/slow', { word: 'slow' });
    while (carriedOut === before) await pause(10);
    let second = await send(client, key, '/api/test/slow', { word: 'slow' });
    expect([second.status, second.body.code]).toEqual([409, 'request_in_flight']);
    expect(second.headers.get('retry-after')).toBe('1');
    letGo();
    expect((await first).body).toEqual({ word: 'slow' });
    second = await send(client, key, '/api/test/slow', { word: 'slow' });
    expect([second.body, isReplay(second), carriedOut]).toEqual([{ word: 'slow' }, true, before + 1]);
  });

  it('takes the place of one whose process died', async () => {
    const key = randomUUID();
    const before = carriedOut;
    const first = send(client, key, '/api/test/slow', { word: 'dead' });
    while (carriedOut === before) await pause(10);
    expect((await send(client, key, '/api/test/slow', { word: 'dead' })).status).toBe(409);
    const letFirstGo = letGo;
    await api.dataSource.query('UPDATE idempotency_key SET held_until = now() WHERE key = $1', [key]);
    const second = send(client, key, '/api/test/slow', { word: 'dead' });
    while (carriedOut === before + 1) await pause(10);
    letGo();
    expect((await second).status).toBe(201);
    letFirstGo();
    expect((await first).status).toBe(201);
    expect(isReplay(await send(client, key, '/api/test/slow', { word: 'dead' }))).toBe(true);
  });

  it('may be tried again after a failure on our side', async () => {
    const key = randomUUID();
    const before = carriedOut;
    for (let n = 0; n < 2; n++)
      expect((await send(client, key, '/api/test/broken', { word: 'x' })).status).toBe(500);
    expect(carriedOut).toBe(before + 2);
  });

  it('is forgotten after a day', async () => {
    const key = randomUUID();
    await send(client, key, '/api/datasets', { name: 'Yesterday' });
    await api.dataSource.query(
      `UPDATE idempotency_key SET created_at = now() - interval '25 hours' WHERE key = $1`,
      [key],
    );
    const { status, body } = await send(client, key, '/api/datasets', { name: 'Today' });
    expect([status, body.name]).toEqual([201, 'Today']);
  });

  it('shows a secret once more to whoever made it, and the database none', async () => {
    const key = randomUUID();
    const path = `/api/orgs/${client.orgId}/api-keys`;
    const first = await send(client, key, path, { name: 'K', role: 'MEMBER' });
    expect((await send(client, key, path, { name: 'K', role: 'MEMBER' })).body.key).toBe(first.body.key);
    const [row] = await api.dataSource.query(
      `SELECT encode(answer, 'escape') AS answer FROM idempotency_key WHERE key = $1`,
      [key],
    );
    expect(row.answer).not.toContain(first.body.key);
  });

  it.each(['', 'with space', 'ü', 'x'.repeat(256)])('refuses the key “%s”', async (key) => {
    const headers = { 'Idempotency-Key': key };
    const answer = await client
      .request('POST', '/api/datasets', { json: { name: `Key ${key.length}` }, headers })
      .catch(() => null);
    // Some clients send no header at all in place of an empty one, or refuse other letters themselves.
    if (answer) expect([answer.status, answer.body.errors?.[0].path]).toEqual([400, 'Idempotency-Key']);
  });
});

describe('an upload with an idempotency key', () => {
  it('makes one run, by what the file holds, and leaves no second file', async () => {
    const { body: dataset } = await client.post('/api/datasets', { name: 'Files' });
    const path = `/api/datasets/${dataset.id}/uploads`;
    const key = randomUUID();
    const csv = generatedCsv(20).text;
    const first = await sendFile(client, key, path, csv);
    const again = await sendFile(client, key, path, csv);
    expect([first.status, again.status, isReplay(again)]).toEqual([201, 201, true]);
    expect(again.body).toEqual(first.body);
    const other = await sendFile(client, key, path, generatedCsv(20, { seed: 5 }).text);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
    const [{ count }] = await api.dataSource.query(
      'SELECT count(*)::int FROM stored_file WHERE org_id = $1',
      [client.orgId],
    );
    expect(count).toBe(1);
  });
});
