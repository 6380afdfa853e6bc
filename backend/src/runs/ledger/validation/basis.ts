import { createHash } from 'node:crypto';
import type { ImportMode, Mapping, Rules } from '@etl-studio/contracts';
import { invalidRequest } from '../../../platform/http';
import { isDay } from '../../rows/text-values';

const MARK_BYTES = 4;
const DIGEST = /^[0-9a-f]{32}$/;

/** What a validation found, as far as a start can check it without reading the file again. */
export interface Basis {
  /** Of mapping, rules and mode. */
  how: string;
  /** Of what the file's slices hold. */
  displaced: string;
  /** First and last day of the file; null where no row is valid. */
  range: { from: string; to: string } | null;
  /** Of the file's slices; null where they are too many, so that all of its days count. */
  marks: string[] | null;
  /** Whether its rows may be live under other channels. */
  double: boolean;
}

/** The basis as an opaque text. */
export function encodeBasis({ how, displaced, range, marks, double }: Basis): string {
  const packed = marks && Buffer.from(marks.join(''), 'hex').toString('base64');
  const parts = [how, displaced, range?.from ?? '', range?.to ?? '', packed, double];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** Throws `invalid_request` for a text that no validation answered. */
export function decodeBasis(text: string): Basis {
  const parts = partsOf(text);
  const [how, displaced, from, to, packed, double] = parts;
  const dates = from === '' && to === '' ? null : isDay(from) && isDay(to);
  const known =
    isDigest(how) &&
    isDigest(displaced) &&
    dates !== false &&
    (packed === null || typeof packed === 'string');
  if (!known || typeof double !== 'boolean' || parts.length !== 6) throw notABasis();
  return {
    how,
    displaced,
    range: dates === null ? null : { from: String(from), to: String(to) },
    marks: packed === null ? null : marksOf(packed),
    double,
  };
}

/** Stands for how a file is read and what it then does. */
export function digestOfReading(mapping: Mapping, rules: Rules, mode: ImportMode): string {
  return createHash('md5')
    .update(JSON.stringify([mapping, rules, mode], sorted))
    .digest('hex');
}

// Whatever the order in which the keys of an object came.
function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function partsOf(text: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(parts)) return parts;
  } catch {
    // Not JSON: answered like any other text that is no basis.
  }
  throw notABasis();
}

function marksOf(packed: string): string[] {
  const bytes = Buffer.from(packed, 'base64');
  return Array.from({ length: Math.floor(bytes.length / MARK_BYTES) }, (_, n) =>
    bytes.subarray(n * MARK_BYTES, (n + 1) * MARK_BYTES).toString('hex'),
  );
}

function isDigest(value: unknown): value is string {
  return typeof value === 'string' && DIGEST.test(value);
}

function notABasis(): Error {
  return invalidRequest([
    { path: 'basis', message: 'basis is not one that validate answered; leave it out' },
  ]);
}
