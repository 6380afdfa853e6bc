import { randomBytes, randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { startTestApp, type Answer, type TestApp, type TestClient } from '../testing';
import { insertDataset } from '../testing/run-fixture';

const MIB = 1024 * 1024;
const HEADER = 'Date,Campaign,Channel,Cost,Clicks\n';

let api: TestApp;
let owner: TestClient;
let datasetId: string;

beforeAll(async () => {
  api = await startTestApp();
  owner = await api.as('OWNER');
});
afterAll(() => api.close());

beforeEach(async () => {
  datasetId = await insertDataset(api.dataSource, owner.orgId!);
});

function csvOf(rows: number, tag: string = randomUUID()): string {
  const line = (n: number) =>
    `2026-03-${String((n % 28) + 1).padStart(2, '0')},${tag} ${n},Google Ads,${n}.50,${n}\n`;
  return HEADER + Array.from({ length: rows }, (_, n) => line(n)).join('');
}

function upload(bytes: string | Uint8Array, fileName = 'ads.csv', query = ''): Promise<Answer> {
  return owner.upload(`/api/datasets/${datasetId}/uploads${query}`, fileName, bytes);
}

async function storedFiles(): Promise<string[]> {
  const entries = await readdir(api.config.storageDir, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

async function runsOfDataset(): Promise<number> {
  const [{ count }] = await api.dataSource.query(
    'SELECT count(*)::int FROM import_run WHERE dataset_id = $1',
    [datasetId],
  );
  return count;
}

/** Whatever a refused upload could have left: files, runs, rows about files. */
async function traces(): Promise<unknown> {
  const [{ files }] = await api.dataSource.query('SELECT count(*)::int AS files FROM stored_file');
  return { onDisk: (await storedFiles()).length, files, runs: await runsOfDataset() };
}

async function until(happened: () => Promise<boolean>): Promise<void> {
  for (let n = 0; n < 100; n++) {
    if (await happened()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It did not happen within five seconds');
}

describe('an upload that is accepted', () => {
  it('becomes a draft run with its inspection, its file stored byte by byte', async () => {
    const csv = csvOf(120);
    const { status, body } = await upload(csv, 'März 2026.csv');
    expect(status).toBe(201);
    expect(body.run).toMatchObject({
      datasetId,
      status: 'DRAFT',
      fileName: 'März 2026.csv',
      fileSize: Buffer.byteLength(csv),
      totalRows: 120,
      mode: 'replace',
      createdBy: { name: expect.any(String) },
      seq: 1,
    });
    expect(body.inspection).toMatchObject({
      dataRows: 120,
      dialect: { encoding: 'utf-8', delimiter: ',', headerRow: 1 },
    });
    const download = await owner.get(`/api/runs/${body.run.id}/download`);
    expect(download.body).toBe(csv);
    expect(download.headers.get('content-disposition')).toContain("filename*=UTF-8''M%C3%A4rz%202026.csv");
    expect((await owner.get(`/api/runs/${body.run.id}/inspection`)).body).toEqual(body.inspection);
  });

  it('writes who uploaded what into the log of the run and the audit log', async () => {
    const { body } = await upload(csvOf(3));
    const log = await owner.get(`/api/runs/${body.run.id}/log`);
    expect(log.body).toEqual([
      { at: expect.any(String), event: 'uploaded', text: expect.stringContaining('3 data rows') },
    ]);
    const audit = await api.dataSource.query('SELECT action FROM audit_event WHERE resource_id = $1', [
      body.run.id,
    ]);
    expect(audit).toEqual([{ action: 'run.created' }]);
  });

  it('may be a header without rows, with a warning', async () => {
    const { status, body } = await upload(HEADER);
    expect(status).toBe(201);
    expect(body.run.totalRows).toBe(0);
    expect(body.inspection.warnings).toContainEqual(expect.objectContaining({ code: 'no_rows' }));
  });

  it('may have exactly as many bytes as allowed', async () => {
    const csv = csvOf(10);
    const filler = `2026-03-01,${'x'.repeat(90)},Google Ads,1,1\n`;
    const full = csv + filler.repeat(Math.floor((10 * MIB - csv.length) / filler.length));
    const { status, body } = await upload(full.padEnd(10 * MIB, '\n'));
    expect(status).toBe(201);
    expect(body.run.fileSize).toBe(10 * MIB);
  });

  it('keeps no path and no control characters of the name', async () => {
    const { body } = await upload(csvOf(1), '../../etc/pass\u202ewd.csv');
    expect(body.run.fileName).toBe('passwd.csv');
  });
});

describe('an upload that is refused leaves nothing behind', () => {
  const xlsx = Buffer.concat([Buffer.from('PK\x03\x04'), randomBytes(5000)]);
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    randomBytes(5000),
  ]);
  const columns = Array.from({ length: 300 }, (_, n) => `Column ${n}`).join(',');

  it.each([
    ['an .xlsx renamed .csv', xlsx, 415, 'not_csv', /Excel/],
    ['a PNG renamed .csv', png, 415, 'not_csv', /picture/],
    ['a gzip renamed .csv', gzipSync(csvOf(10)), 415, 'not_csv', /GZIP/i],
    ['an empty file', '', 422, 'empty_file', /empty/],
    ['300 columns', `${columns}\n${'1,'.repeat(299)}1\n`, 422, 'too_many_columns', /300 columns.*200/],
    [
      'a file that is no text',
      Buffer.from(Array.from({ length: 4000 }, (_, n) => (n * 7) % 32)),
      422,
      'bad_encoding',
      /text/,
    ],
    [
      'one byte more than allowed',
      csvOf(1).padEnd(10 * MIB + 1, '\n'),
      413,
      'file_too_large',
      /10 MB \(10,485,760 bytes\)/,
    ],
    ['11 MB', csvOf(1).padEnd(11 * MIB, '\n'), 413, 'file_too_large', /11 MB.*10 MB/],
  ])('%s', async (_what, bytes, status, code, sentence) => {
    const before = await traces();
    const answer = await upload(bytes);
    expect(answer.body).toMatchObject({ status, code, detail: expect.stringMatching(sentence) });
    expect(answer.status).toBe(status);
    expect(await traces()).toEqual(before);
  });

  it('a body with another part beside the file', async () => {
    const before = await traces();
    const form = new FormData();
    form.append('note', 'hello');
    form.append('file', new Blob([csvOf(1)]), 'ads.csv');
    const answer = await owner.request('POST', `/api/datasets/${datasetId}/uploads`, { body: form });
    expect(answer.body).toMatchObject({
      status: 400,
      code: 'invalid_request',
      detail: expect.stringContaining('"file"'),
    });
    expect(await traces()).toEqual(before);
  });

  it('a file under another name of part, and no file at all', async () => {
    const form = new FormData();
    form.append('document', new Blob([csvOf(1)]), 'ads.csv');
    const path = `/api/datasets/${datasetId}/uploads`;
    expect((await owner.request('POST', path, { body: form })).body.code).toBe('invalid_request');
    expect((await owner.request('POST', path, { body: new FormData() })).body.code).toBe('invalid_request');
    expect((await owner.post(path, { file: 'a,b' })).body.code).toBe('unsupported_media_type');
  });

  it('a compressed body', async () => {
    const answer = await owner.request('POST', `/api/datasets/${datasetId}/uploads`, {
      body: gzipSync('x'),
      headers: { 'Content-Type': 'multipart/form-data; boundary=x', 'Content-Encoding': 'gzip' },
    });
    expect(answer.body).toMatchObject({ status: 415, code: 'unsupported_media_type' });
  });

  it('a query value that is none', async () => {
    const answer = await upload(csvOf(1), 'ads.csv', '?allowDuplicate=perhaps');
    expect(answer.body).toMatchObject({
      status: 400,
      code: 'invalid_request',
      errors: [{ path: 'allowDuplicate' }],
    });
  });
});

describe('the same file twice', () => {
  it('is refused with the run that has it, and taken when a double is wanted', async () => {
    const csv = csvOf(5);
    const first = await upload(csv, 'first.csv');
    const before = await traces();
    const second = await upload(csv, 'second.csv');
    expect(second.body).toMatchObject({
      status: 409,
      code: 'duplicate_file',
      existingRunId: first.body.run.id,
      detail: expect.stringContaining('first.csv'),
    });
    expect(await traces()).toEqual(before);
    expect((await upload(csv, 'third.csv', '?allowDuplicate=true')).status).toBe(201);
  });

  it('is taken again once the first run is deleted or failed', async () => {
    const csv = csvOf(5);
    const first = await upload(csv);
    expect((await owner.delete(`/api/runs/${first.body.run.id}`)).status).toBe(204);
    const second = await upload(csv);
    expect(second.status).toBe(201);
    await api.dataSource.query(`UPDATE import_run SET status = 'FAILED' WHERE id = $1`, [second.body.run.id]);
    expect((await upload(csv)).status).toBe(201);
  });

  it('is taken in another dataset', async () => {
    const csv = csvOf(5);
    expect((await upload(csv)).status).toBe(201);
    datasetId = await insertDataset(api.dataSource, owner.orgId!);
    expect((await upload(csv)).status).toBe(201);
  });

  it('makes one run of twenty uploads at once', async () => {
    const csv = csvOf(2000);
    const before = await storedFiles();
    const untilTaken = async (): Promise<Answer> => {
      for (;;) {
        const answer = await upload(csv);
        if (answer.status !== 429) return answer;
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
        await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 200));
      }
    };
    const answers = await Promise.all(Array.from({ length: 20 }, untilTaken));
    const created = answers.filter(({ status }) => status === 201);
    const refused = answers.filter(({ body }) => body.code === 'duplicate_file');
    expect([created.length, refused.length]).toEqual([1, 19]);
    expect(new Set(refused.map(({ body }) => body.existingRunId))).toEqual(
      new Set([created[0]!.body.run.id]),
    );
    expect(await runsOfDataset()).toBe(1);
    expect((await storedFiles()).length).toBe(before.length + 1);
  });
});

describe('at the wire', () => {
  const path = () => `/api/datasets/${datasetId}/uploads`;

  /** A multipart body sent by hand: the head of the part, then `chunks` without a declared length. */
  function sendChunked(
    chunks: Iterable<Buffer>,
  ): Promise<{ status: number; body: string; sentBytes: number }> {
    return new Promise((resolve, reject) => {
      let sentBytes = 0;
      const sending = request(api.url + path(), {
        method: 'POST',
        headers: {
          'Content-Type': 'multipart/form-data; boundary=edge',
          Cookie: owner.cookie,
          'X-Requested-With': 'etl-studio',
          'X-Org-Id': owner.orgId!,
        },
      });
      sending.on('error', reject);
      sending.on('response', (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (text: string) => (body += text));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, body, sentBytes });
          sending.destroy();
        });
        response.on('error', reject);
      });
      const iterator = chunks[Symbol.iterator]();
      const sendMore = () => {
        for (;;) {
          const { value, done } = iterator.next();
          if (done || sending.destroyed) return;
          sentBytes += value.length;
          if (!sending.write(value)) {
            sending.once('drain', sendMore);
            return;
          }
        }
      };
      sendMore();
    });
  }

  const partHead = Buffer.from(
    '--edge\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n',
  );

  function* endless(): Generator<Buffer> {
    yield partHead;
    yield Buffer.from(HEADER);
    const chunk = Buffer.from('2026-03-01,Brand,Google Ads,1.50,1\n'.repeat(1800));
    for (let sent = 0; sent < 300 * MIB; sent += chunk.length) yield chunk;
  }

  it('stops reading 300 MB of unknown length at the limit, and the sender gets the answer', async () => {
    const before = await traces();
    const { status, body, sentBytes } = await sendChunked(endless());
    expect(status).toBe(413);
    expect(JSON.parse(body)).toMatchObject({ code: 'file_too_large' });
    // What the kernels of both ends hold comes on top of what was read.
    expect(sentBytes).toBeLessThan(30 * MIB);
    expect(await traces()).toEqual(before);
  });

  it('answers a declared 300 MB before it has come, and cuts the connection', async () => {
    const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
    const answer: Buffer[] = [];
    socket.on('data', (data: Buffer) => answer.push(data)).on('error', () => undefined);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    const headers = `Cookie: ${owner.cookie}\r\nX-Requested-With: etl-studio\r\nX-Org-Id: ${owner.orgId}\r\n`;
    socket.write(
      `POST ${path()} HTTP/1.1\r\nHost: x\r\n${headers}Content-Type: multipart/form-data; boundary=edge\r\nContent-Length: ${300 * MIB}\r\n\r\n`,
    );
    await closed;
    expect(Buffer.concat(answer).toString()).toMatch(
      /^HTTP\/1\.1 413 [\s\S]*Connection: close[\s\S]*file_too_large/,
    );
  });

  it('reads little of what somebody without access sends', async () => {
    const anonymous = api.anonymous();
    const form = new FormData();
    form.append('file', new Blob([randomBytes(9 * MIB)]), 'a.csv');
    const answer = await anonymous.request('POST', path(), { body: form });
    expect(answer.body.code).toBe('unauthenticated');
    expect(answer.headers.get('connection')).toBe('close');
  });

  it('stops at the second of 100,000 parts', async () => {
    const before = await traces();
    const part = Buffer.from('--edge\r\nContent-Disposition: form-data; name="x"\r\n\r\n1\r\n');
    const { status, body } = await sendChunked(
      (function* () {
        for (let n = 0; n < 100_000; n++) yield part;
        yield Buffer.from('--edge--\r\n');
      })(),
    );
    expect([status, JSON.parse(body).code]).toEqual([400, 'invalid_request']);
    expect(await traces()).toEqual(before);
  });

  it('refuses a part name of a megabyte', async () => {
    const head = `--edge\r\nContent-Disposition: form-data; name="${'n'.repeat(MIB)}"; filename="a.csv"\r\n\r\n`;
    const { status, body } = await sendChunked([Buffer.from(head), Buffer.from('a,b\r\n--edge--\r\n')]);
    expect([status, JSON.parse(body).code]).toEqual([400, 'invalid_request']);
  });

  it('keeps nothing of a file whose sender goes away in the middle', async () => {
    const before = await traces();
    const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    const headers = `Cookie: ${owner.cookie}\r\nX-Requested-With: etl-studio\r\nX-Org-Id: ${owner.orgId}\r\n`;
    socket.write(
      `POST ${path()} HTTP/1.1\r\nHost: x\r\n${headers}Content-Type: multipart/form-data; boundary=edge\r\nContent-Length: ${5 * MIB}\r\n\r\n`,
    );
    socket.write(partHead);
    socket.write(Buffer.from(csvOf(20_000)));
    await until(async () => (await storedFiles()).some((name) => name.endsWith('.part')));
    socket.resetAndDestroy();
    await until(async () => !(await storedFiles()).some((name) => name.endsWith('.part')));
    expect(await traces()).toEqual(before);
  });
});

describe('who may upload', () => {
  it('answers a foreign, a random and a malformed dataset alike', async () => {
    const stranger = await api.stranger();
    const foreign = await insertDataset(api.dataSource, stranger.orgId!);
    const answers = await Promise.all(
      [foreign, randomUUID(), 'not-an-id'].map((id) =>
        owner.upload(`/api/datasets/${id}/uploads`, 'a.csv', csvOf(1)),
      ),
    );
    for (const { status, body } of answers) {
      expect(status).toBe(404);
      expect({ ...body, instance: '', requestId: '' }).toEqual({
        ...answers[0]!.body,
        instance: '',
        requestId: '',
      });
    }
  });

  it('lets a member upload', async () => {
    const member = await api.as('MEMBER');
    const answer = await member.upload(`/api/datasets/${datasetId}/uploads`, 'a.csv', csvOf(1));
    expect(answer.status).toBe(201);
  });
});

describe('while the object store is away', () => {
  it('answers 503 within seconds and leaves nothing behind', async () => {
    const away = await startTestApp({
      env: {
        S3_ENDPOINT: 'http://127.0.0.1:9',
        S3_BUCKET: 'etl-studio',
        S3_ACCESS_KEY: 'key',
        S3_SECRET_KEY: 'a-secret-of-the-test',
      },
    });
    try {
      const member = await away.as('MEMBER');
      const id = await insertDataset(away.dataSource, member.orgId!);
      const answer = await member.upload(`/api/datasets/${id}/uploads`, 'a.csv', csvOf(3));
      expect(answer.body).toMatchObject({ status: 503, code: 'unavailable' });
      expect(answer.headers.get('retry-after')).toBe('5');
      expect(JSON.stringify(answer.body)).not.toMatch(/127\.0\.0\.1|ECONNREFUSED/);
      expect(await away.dataSource.query('SELECT FROM stored_file')).toEqual([]);
      const { body } = await member.get('/api/health/ready');
      expect(body.checks.storage).toMatchObject({ status: 'degraded' });
    } finally {
      await away.close();
    }
  });
});
