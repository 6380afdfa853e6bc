import { DEFAULT_LIMITS, type Mapping, type Rules } from '@etl-studio/contracts';
import {
  compileMapping,
  FileInspector,
  RowReader,
  type EngineLimits,
  type FileProfile,
  type RawRow,
  type RowOutcome,
} from '../index';

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The bytes of the text in UTF-16, little-endian. */
export function utf16le(text: string): Uint8Array {
  return Uint8Array.from(
    Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).flatMap((unit) => [
      unit & 0xff,
      unit >> 8,
    ]),
  );
}

export function chunksOf(bytes: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
}

export function inspect(input: string | Uint8Array, limits: EngineLimits = DEFAULT_LIMITS): FileProfile {
  const inspector = new FileInspector({ limits });
  inspector.push(typeof input === 'string' ? bytesOf(input) : input);
  return inspector.end();
}

export function readRows(
  profile: FileProfile,
  chunks: Uint8Array[],
  limits: EngineLimits = DEFAULT_LIMITS,
): RawRow[] {
  const rows: RawRow[] = [];
  const reader = new RowReader(profile, limits, ({ rowNumber, line, lines, byteOffset, cells, faults }) =>
    rows.push({ rowNumber, line, lines, byteOffset, cells, faults }),
  );
  for (const chunk of chunks) reader.push(chunk);
  reader.end();
  return rows;
}

export interface ReadFile {
  profile: FileProfile;
  rows: RawRow[];
}

/** Both passes over a small file. */
export function readAll(input: string | Uint8Array, limits: EngineLimits = DEFAULT_LIMITS): ReadFile {
  const profile = inspect(input, limits);
  return { profile, rows: readRows(profile, [typeof input === 'string' ? bytesOf(input) : input], limits) };
}

export function cellsOf(input: string | Uint8Array): string[][] {
  return readAll(input).rows.map(({ cells }) => cells);
}

/** The values and errors of every row of a small file. */
export function outcomesOf(
  input: string | Uint8Array,
  mapping: Mapping,
  rules: Rules = {},
): Pick<RowOutcome, 'values' | 'errors'>[] {
  const { profile, rows } = readAll(input);
  const mapper = compileMapping(profile, mapping, rules);
  return rows.map((row) => {
    const { values, errors } = mapper.map(row);
    return { values, errors };
  });
}
