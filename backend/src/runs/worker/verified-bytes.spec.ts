import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { verifiedBytes } from './verified-bytes';

const file = Buffer.alloc(200_000, 'date,spend\n');
const expected = { sha256: createHash('sha256').update(file).digest('hex'), size: file.length };

async function read(bytes: Buffer): Promise<Buffer[]> {
  const pieces: Buffer[] = [];
  for await (const piece of verifiedBytes(Readable.from([bytes]), expected)) pieces.push(Buffer.from(piece));
  return pieces;
}

describe('verifiedBytes', () => {
  it('gives the file whole, in pieces of at most 32 KiB', async () => {
    const pieces = await read(file);
    expect(Buffer.concat(pieces).equals(file)).toBe(true);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(32_768);
  });

  it('refuses a file with one changed bit', async () => {
    const changed = Buffer.from(file);
    changed[100_000]! ^= 1;
    await expect(read(changed)).rejects.toMatchObject({ code: 'file_checksum', retryable: false });
  });

  it('refuses a file that lost its end', async () => {
    await expect(read(file.subarray(0, -1))).rejects.toMatchObject({ code: 'file_checksum' });
  });

  it('stops reading a file that grew', async () => {
    await expect(read(Buffer.concat([file, file]))).rejects.toMatchObject({ code: 'file_checksum' });
  });
});
