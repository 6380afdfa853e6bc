import type { Mapping, RowErrorCode, Rules } from '@etl-studio/contracts';
import { compileMapping, type EngineLimits, type FileProfile, type RawRow, type RowOutcome } from '../index';
import { readAll } from './read-all';

/** The six fields under names of their own: the plainest table there is. */
export const AD_HEADER = 'Day,Campaign,Channel,Cost,Clicks,Conversions';

export const AD_MAPPING: Mapping = {
  date: { source: 'Day' },
  campaign: { source: 'Campaign' },
  channel: { source: 'Channel' },
  spend: { source: 'Cost' },
  clicks: { source: 'Clicks' },
  conversions: { source: 'Conversions' },
};

/** Sound rows, and the records that each file that holds them must give. */
export const GOOD_ROWS = [
  '2026-05-14,Brand,Search,10.50,100,1.5',
  '2026-05-15,Brand,Search,0.07,3,0',
  '2026-05-16,Generic,Social,1234.56,2000,12.25',
  '2026-05-17,Generic,Display,99,1,1',
];

export const GOOD_RECORDS = [
  ['2026-05-14', 'Brand', 'Search', '10.5', 100, '1.5'],
  ['2026-05-15', 'Brand', 'Search', '0.07', 3, '0'],
  ['2026-05-16', 'Generic', 'Social', '1234.56', 2000, '12.25'],
  ['2026-05-17', 'Generic', 'Display', '99', 1, '1'],
] as const;

/** A table of the good rows with others after the second of them. Those stand on line 4 and after. */
export function adTable(others: string[] = [], header = AD_HEADER, lineEnd = '\n'): string {
  const [first = '', second = '', ...rest] = GOOD_ROWS;
  return [header, first, second, ...others, ...rest, ''].join(lineEnd);
}

export interface ImportedFile {
  profile: FileProfile;
  rows: RawRow[];
  outcomes: RowOutcome[];
  /** Date, campaign, channel, spend, clicks, conversions of every row without errors. */
  records: unknown[][];
  /** Codes of the errors of every rejected row, by the line it starts on. */
  rejected: Record<number, RowErrorCode[]>;
}

/** Both passes and the mapping over a small file. Throws `FileError`. */
export function imported(
  input: string | Uint8Array,
  mapping: Mapping = AD_MAPPING,
  rules: Rules = {},
  limits?: EngineLimits,
): ImportedFile {
  const { profile, rows } = readAll(input, limits);
  const mapper = compileMapping(profile, mapping, rules);
  const outcomes = rows.map((row) => mapper.map(row));
  const rejected = rows.flatMap(({ line }, i) => {
    const codes = outcomes[i]?.errors.map(({ code }) => code) ?? [];
    return codes.length > 0 ? [[line, codes] as const] : [];
  });
  return {
    profile,
    rows,
    outcomes,
    records: outcomes.filter(({ errors }) => errors.length === 0).map(({ values }) => recordOf(values)),
    rejected: Object.fromEntries(rejected),
  };
}

function recordOf({ date, campaign, channel, spend, clicks, conversions }: RowOutcome['values']): unknown[] {
  return [date, campaign, channel, spend, clicks, conversions];
}
