import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { PartHashes } from './part-hashes';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('hashes of parts', () => {
  it('are those of their bytes, in whatever pieces these come and however late an end is known', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 300 }),
        fc.integer({ min: 1, max: 80 }),
        fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 0, max: 60 }),
        (bytes, partBytes, beyond, pieceBytes, lag) => {
          const ends: number[] = [];
          for (const more of beyond) {
            const end = (ends.at(-1) ?? 0) + partBytes + more;
            if (end < bytes.length) ends.push(end);
          }
          const hashes = new PartHashes(partBytes);
          for (let at = 0; at < bytes.length; at += pieceBytes) {
            const seen = Math.min(bytes.length, at + pieceBytes);
            const known = ends.filter((end) => end <= seen - lag);
            hashes.push(bytes.slice(at, at + pieceBytes), known);
          }
          const starts = [0, ...ends];
          const wanted = starts.map((start, part) => sha256(bytes.subarray(start, starts[part + 1])));
          expect(hashes.end(ends)).toEqual(wanted);
        },
      ),
    );
  });

  it('are not told where a record has no end, so that memory stays bounded', () => {
    const hashes = new PartHashes(10);
    for (let n = 0; n < 40; n++) hashes.push(new Uint8Array(1_048_576), []);
    expect(hashes.end([])).toBeNull();
  });
});
