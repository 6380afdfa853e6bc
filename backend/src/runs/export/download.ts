import type { Readable } from 'node:stream';

/** A file on its way to somebody. */
export interface Download {
  name: string;
  body: Readable;
  /** Bytes, where they are known beforehand. */
  size?: number;
}

const LONGEST_NAME = 120;
// Characters that some file system or header does not take.
const UNSAFE = /[\p{C}\\/:*?"<>|]+/gu;

/** The parts joined by dashes, without what a file name must not hold, ending in `.csv`. */
export function downloadName(...parts: string[]): string {
  const safe = parts.map((part) =>
    part
      .replace(/\.(csv|tsv|txt)$/i, '')
      .replaceAll(UNSAFE, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
  // By characters: half of a pair is nothing that a header could carry.
  const characters = Array.from(safe.filter(Boolean).join(' - '));
  return `${characters.slice(0, LONGEST_NAME).join('').trim()}.csv`;
}
