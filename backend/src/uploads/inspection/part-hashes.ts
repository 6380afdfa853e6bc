import { createHash } from 'node:crypto';

/** A record so long that this much of the file waits for its end: such a file is not cut. */
const MOST_HELD = 33_554_432;

/**
 * Hashes the parts of a file whose bytes come piece by piece. Where a part ends is known only a little after its last
 * byte has come: what may belong to the next one is held back until then.
 */
export class PartHashes {
  private hash = createHash('sha256');
  private readonly digests: string[] = [];
  private held: Uint8Array[] = [];
  /** Offset of the first byte that is held. */
  private from = 0;
  /** Offset behind the last byte. */
  private to = 0;
  /** No part ends before it. */
  private certainTo: number;
  private gaveUp = false;

  constructor(private readonly partBytes: number) {
    this.certainTo = partBytes;
  }

  /** `ends`: where parts end, as far as that is known. */
  push(bytes: Uint8Array, ends: readonly number[]): void {
    if (this.gaveUp) return;
    this.held.push(bytes);
    this.to += bytes.length;
    for (const end of ends.slice(this.digests.length)) {
      this.hashUpTo(end);
      this.endPart();
      this.certainTo = end + this.partBytes;
    }
    this.hashUpTo(Math.min(this.to, this.certainTo));
    this.gaveUp = this.to - this.from > MOST_HELD;
    if (this.gaveUp) this.held = [];
  }

  /** One of each part, in their order; null where they could not be told. */
  end(ends: readonly number[]): string[] | null {
    this.push(new Uint8Array(0), ends);
    if (this.gaveUp) return null;
    this.hashUpTo(this.to);
    this.endPart();
    return this.digests;
  }

  private endPart(): void {
    this.digests.push(this.hash.digest('hex'));
    this.hash = createHash('sha256');
  }

  private hashUpTo(offset: number): void {
    for (let next = this.held[0]; next && this.from < offset; next = this.held[0]) {
      const known = next.subarray(0, offset - this.from);
      this.hash.update(known);
      this.from += known.length;
      if (known.length < next.length) this.held[0] = next.subarray(known.length);
      else this.held.shift();
    }
    while (this.held[0]?.length === 0) this.held.shift();
  }
}
