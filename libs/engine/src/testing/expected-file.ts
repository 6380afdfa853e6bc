import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CANONICAL_FIELDS,
  type CanonicalField,
  type FieldMapping,
  type Mapping,
} from '@etl-studio/contracts';
import type { SuggestedMapping } from '@etl-studio/contracts';

interface Table {
  sha256: string;
}

/** What one file of a corpus must give; the fields are explained in the corpus itself. */
export interface ExpectedFile {
  file: string;
  expect: 'parse' | 'parse-with-warning' | 'reject-or-warn';
  encoding: string;
  bom: boolean;
  delimiter: string;
  quote: string | null;
  /** A backslash, or null for doubled quotes. */
  escape: string | null;
  headerRow: number | null;
  dataRows: number;
  skippedTrailerRows: number | null;
  mapping: Record<CanonicalField, string | null> | null;
  alternatives: Partial<Record<CanonicalField, Record<string, string | null>>> | null;
  sums: Partial<Record<CanonicalField, string | null>> | null;
  dateFormat: string | null;
  decimal: string | null;
  distinctCampaigns: number | null;
  minDate: string | null;
  maxDate: string | null;
  invalidRows: number | null;
  invalidRowLines: number[] | null;
  reportPeriod: [string, string] | null;
  table: Table | null;
  matrix: Table | null;
}

/** The files that a corpus lists, all of which must be there; null where the corpus itself is not. */
export function expectedFiles(folder: string): ExpectedFile[] | null {
  const list = join(folder, 'expected.json');
  if (!existsSync(list)) return null;
  const { files } = JSON.parse(readFileSync(list, 'utf8')) as { files: ExpectedFile[] };
  return files;
}

const LABELS: Record<string, string> = {
  'utf-8-sig': 'utf-8',
  'utf-16': 'utf-16le',
  cp1252: 'windows-1252',
  'latin-1': 'windows-1252',
  cp932: 'shift_jis',
};

/** The WHATWG label of an encoding as the corpus names it. */
export function labelOf(encoding: string): string {
  return LABELS[encoding] ?? encoding;
}

/** The hash that the corpus keeps of a table: line ends inside cells are LF. */
export function tableHash(rows: string[][]): string {
  const lines = rows.map((row) => row.map((cell) => cell.replace(/\r\n?/g, '\n')));
  return createHash('sha256').update(JSON.stringify(lines), 'utf8').digest('hex');
}

const STAND_IN: Partial<Record<CanonicalField, string>> = {
  date: '2026-01-01',
  campaign: 'All campaigns',
  channel: 'Ads',
  spend: '0',
};

/** What a person would accept: the suggestion where it names the expected column, constants where the file has none. */
export function acceptedMapping(
  expected: Record<CanonicalField, string | null>,
  suggested: SuggestedMapping,
): Mapping {
  const fields = CANONICAL_FIELDS.flatMap((field): [CanonicalField, FieldMapping][] => {
    const source = expected[field]?.trim();
    const { format, decimal } = suggested[field] ?? {};
    if (source !== undefined)
      return [[field, suggested[field]?.source === source ? { source, format, decimal } : { source }]];
    const constant = STAND_IN[field];
    return constant === undefined ? [] : [[field, { constant }]];
  });
  return Object.fromEntries(fields);
}
