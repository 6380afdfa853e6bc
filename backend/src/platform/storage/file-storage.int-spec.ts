import { execFileSync } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, rm, type FileHandle } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';
import { DiskStorage } from './disk-storage';
import { StorageError, type FileStorage } from './file-storage';
import { S3Storage } from './s3-storage';

const MIB = 1024 * 1024;
/** Where Linux lists what a process has open. */
const DESCRIPTORS = '/proc/self/fd';
const directories: string[] = [];

async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'etl-storage-'));
  directories.push(directory);
  return directory;
}

function s3FromEnvironment(): S3Storage | null {
  const { TEST_S3_ENDPOINT, TEST_S3_BUCKET, TEST_S3_ACCESS_KEY, TEST_S3_SECRET_KEY, TEST_S3_REGION } =
    process.env;
  if (!TEST_S3_ENDPOINT) return null;
  return new S3Storage({
    endpoint: TEST_S3_ENDPOINT,
    publicEndpoint: TEST_S3_ENDPOINT,
    region: TEST_S3_REGION ?? 'us-east-1',
    bucket: TEST_S3_BUCKET ?? 'etl-studio',
    accessKey: TEST_S3_ACCESS_KEY ?? '',
    secretKey: TEST_S3_SECRET_KEY ?? '',
    pathStyle: true,
  });
}

async function keysOf(listing: AsyncIterable<string>): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of listing) keys.push(key);
  return keys;
}

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);

const s3 = s3FromEnvironment();
if (s3 === null)
  process.stdout.write('SKIPPED: the S3 storage contract, because TEST_S3_ENDPOINT is not set\n');

afterAll(() => Promise.all(directories.map((directory) => rm(directory, { recursive: true }))));

/** Bytes in chunks of 64 KiB, as they come from a socket. */
function* chunksOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

const openDescriptors = () => (existsSync(DESCRIPTORS) ? readdirSync(DESCRIPTORS).length : 0);

/** Writes until the other end of the pipe is closed; the code of the error then. */
async function untilNobodyReads(writer: FileHandle): Promise<unknown> {
  for (;;) {
    try {
      await writer.write('x');
    } catch (error) {
      return (error as NodeJS.ErrnoException).code;
    }
    await setTimeout(10);
  }
}

async function save(storage: FileStorage, key: string, bytes: Buffer): Promise<void> {
  const write = await storage.write(key);
  await pipeline(Readable.from(chunksOf(bytes)), write.stream);
  await write.commit();
}

async function sha256Of(stream: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of stream) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

const stores: [string, () => Promise<FileStorage>][] = [
  ['disk', async () => new DiskStorage(await temporaryDirectory())],
  ...(s3 ? [['s3', () => Promise.resolve(s3)] satisfies [string, () => Promise<FileStorage>]] : []),
];

describe.each(stores)('file storage on %s', (_name, make) => {
  let storage: FileStorage;

  beforeAll(async () => {
    storage = await make();
    await storage.check();
  });

  it.each([0, 1, 100_000, 5 * MIB, 12 * MIB + 1])(
    'gives back %d bytes as they were written',
    async (size) => {
      const [key, bytes] = [randomUUID(), randomBytes(size)];
      await save(storage, key, bytes);
      expect(await storage.size(key)).toBe(size);
      expect(await sha256Of(await storage.open(key))).toBe(createHash('sha256').update(bytes).digest('hex'));
      await storage.remove(key);
    },
  );

  it('gives the bytes of a range, and of one that the file ends before, as many as there are', async () => {
    const bytes = randomBytes(700_000);
    const key = randomUUID();
    await save(storage, key, bytes);
    const read = async (from: number, to: number) =>
      Buffer.concat(await (await storage.open(key, { from, to })).toArray());
    for (const [from, to] of [
      [0, 1],
      [0, 700_000],
      [262_143, 262_145],
      [300_001, 699_999],
      [699_990, 800_000],
    ] as const)
      expect((await read(from, to)).equals(bytes.subarray(from, to))).toBe(true);
    expect(await read(700_000, 700_010)).toHaveLength(0);
    await expect(storage.open(randomUUID(), { from: 3, to: 9 })).rejects.toMatchObject({ code: 'missing' });
    await storage.remove(key);
  });

  it('shows nothing of a file before it is committed', async () => {
    const key = randomUUID();
    const write = await storage.write(key);
    await pipeline(Readable.from(chunksOf(randomBytes(6 * MIB))), write.stream);
    expect(await storage.size(key)).toBeNull();
    await write.commit();
    expect(await storage.size(key)).toBe(6 * MIB);
    await storage.remove(key);
  });

  it('keeps nothing of an aborted file', async () => {
    const key = randomUUID();
    const write = await storage.write(key);
    const broken = function* () {
      yield* chunksOf(randomBytes(11 * MIB));
      throw new Error('the sender went away');
    };
    await expect(pipeline(Readable.from(broken()), write.stream)).rejects.toThrow('the sender went away');
    await write.abort();
    expect(await storage.size(key)).toBeNull();
  });

  it('keeps nothing of a file that is aborted after its last byte', async () => {
    const key = randomUUID();
    const write = await storage.write(key);
    await pipeline(Readable.from(chunksOf(randomBytes(6 * MIB))), write.stream);
    await write.abort();
    expect(await storage.size(key)).toBeNull();
  });

  it('says that a file is missing before the first byte', async () => {
    await expect(storage.open(randomUUID())).rejects.toMatchObject({ code: 'missing' });
  });

  it('removes a file, and what is not there', async () => {
    const key = randomUUID();
    await save(storage, key, Buffer.from('a,b\n'));
    await storage.remove(key);
    expect(await storage.size(key)).toBeNull();
    await storage.remove(key);
  });

  it('lists whole files by when they were written, and none that is on its way', async () => {
    const [whole, onItsWay] = [randomUUID(), randomUUID()];
    await save(storage, whole, Buffer.from('a,b\n'));
    const write = await storage.write(onItsWay);
    await pipeline(Readable.from(chunksOf(randomBytes(6 * MIB))), write.stream);
    const listed = await keysOf(storage.writtenBefore(inMinutes(1)));
    expect(listed).toContain(whole);
    expect(listed).not.toContain(onItsWay);
    expect(await keysOf(storage.writtenBefore(inMinutes(-1)))).not.toContain(whole);
    await write.abort();
    await storage.remove(whole);
  });

  it('removes what writes left unfinished, once it is old enough', async () => {
    const write = await storage.write(randomUUID());
    await pipeline(Readable.from(chunksOf(randomBytes(6 * MIB))), write.stream);
    await storage.removeUnfinished(inMinutes(-1));
    expect(await storage.removeUnfinished(inMinutes(1))).toBeGreaterThan(0);
    expect(await storage.removeUnfinished(inMinutes(1))).toBe(0);
    await expect(write.commit()).rejects.toBeInstanceOf(StorageError);
  });

  it('lets a reader stop in the middle', async () => {
    const key = randomUUID();
    await save(storage, key, randomBytes(8 * MIB));
    const stream = await storage.open(key);
    for await (const chunk of stream) {
      expect((chunk as Buffer).length).toBeGreaterThan(0);
      break;
    }
    expect(stream.destroyed).toBe(true);
    await storage.remove(key);
  });

  it('keeps nothing open of files that nobody began to read', async () => {
    const key = randomUUID();
    await save(storage, key, randomBytes(MIB));
    const before = openDescriptors();
    // More than there are connections to a store.
    for (let n = 0; n < 150; n++) {
      const stream = await storage.open(key);
      stream.destroy();
      await once(stream, 'close');
    }
    expect(openDescriptors() - before).toBeLessThan(75);
    await storage.remove(key);
  });
});

describe('disk storage', () => {
  it('gives up on a disk that does not answer, and closes what it opens too late', async () => {
    const directory = await temporaryDirectory();
    const storage = new DiskStorage(directory, { callMs: 100, keepMs: 100 });
    const key = randomUUID();
    const place = path.join(directory, key.slice(0, 2), key);
    await mkdir(path.dirname(place));
    // Opening one to read waits for somebody who writes.
    execFileSync('mkfifo', [place]);
    await expect(storage.open(key)).rejects.toMatchObject({ code: 'unavailable' });
    const writer = await open(place, 'w');
    await expect(untilNobodyReads(writer)).resolves.toBe('EPIPE');
    await writer.close();
  });

  it('leaves no file behind an aborted write', async () => {
    const directory = await temporaryDirectory();
    const write = await new DiskStorage(directory).write(randomUUID());
    write.stream.write(randomBytes(1000));
    await write.abort();
    const names = await readdir(directory, { recursive: true, withFileTypes: true });
    expect(names.filter((entry) => entry.isFile())).toEqual([]);
  });

  it('takes no key that is a path', async () => {
    const storage = new DiskStorage(await temporaryDirectory());
    await expect(storage.open('../../etc/passwd')).rejects.toBeInstanceOf(StorageError);
    await expect(storage.write('../outside-of-it')).rejects.toBeInstanceOf(StorageError);
  });

  it('is not usable where its directory cannot be made', async () => {
    await expect(new DiskStorage('/dev/null/files').check()).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('S3 storage', () => {
  it('gives up on a store that accepts connections and never answers', async () => {
    const mute = createServer(() => undefined);
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const endpoint = `http://127.0.0.1:${(mute.address() as AddressInfo).port}`;
    const keys = { bucket: 'etl-studio', accessKey: 'key', secretKey: 'secret', region: 'us-east-1' };
    const storage = new S3Storage({ ...keys, endpoint, publicEndpoint: null, pathStyle: true });
    const started = Date.now();
    await expect(storage.check()).rejects.toMatchObject({ code: 'unavailable' });
    expect(Date.now() - started).toBeLessThan(15_000);
    mute.close();
  });

  it('is unavailable where nothing listens', async () => {
    const keys = { bucket: 'etl-studio', accessKey: 'key', secretKey: 'secret', region: 'us-east-1' };
    const storage = new S3Storage({
      ...keys,
      endpoint: 'http://127.0.0.1:9',
      publicEndpoint: null,
      pathStyle: true,
    });
    const write = await storage.write(randomUUID());
    write.stream.end('a,b\n');
    await expect(write.commit()).rejects.toMatchObject({ code: 'unavailable' });
  });

  (s3 ? it : it.skip)('gives browsers an address that downloads the file under its name', async () => {
    if (s3 === null) return;
    const key = randomUUID();
    await save(s3, key, Buffer.from('a,b\n1,2\n'));
    const answer = await fetch((await s3.publicUrl(key, 'März.csv')) ?? '');
    expect(await answer.text()).toBe('a,b\n1,2\n');
    expect(answer.headers.get('content-disposition')).toContain("filename*=UTF-8''M%C3%A4rz.csv");
    await s3.remove(key);
  });
});
