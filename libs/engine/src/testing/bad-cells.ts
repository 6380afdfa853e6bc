import type { MappingField, RowErrorCode, Rules } from '@etl-studio/contracts';

/** A cell that cannot be read, in one column of an otherwise sound row. */
export interface BadCell {
  kind: string;
  field: Extract<MappingField, 'date' | 'campaign' | 'channel' | 'spend' | 'clicks' | 'conversions'>;
  /** The raw cell, as a reader must give it back. */
  cell: string;
  code: RowErrorCode;
  /** What the message must say was expected. */
  expected: RegExp;
  rules?: Rules;
  /** The fault is the whole row's: it names the column, not the field. */
  ofRow?: boolean;
}

const REQUIRED = ['date', 'campaign', 'channel', 'spend'] as const;

const MISSING: [string, string][] = [
  ['an empty cell', ''],
  ['spaces', '   '],
  ['a no-break space', '\u00a0'],
  ['a hyphen', '-'],
  ['two hyphens', '--'],
  ['two hyphens behind a space', ' --'],
  ['a dash', '—'],
  ['n/a', 'n/a'],
  ['N/A', 'N/A'],
  ['null', 'null'],
];

const missing: BadCell[] = REQUIRED.flatMap((field) =>
  MISSING.map(([kind, cell]): BadCell => ({
    kind,
    field,
    cell,
    code: 'required',
    expected: new RegExp(`${field} is required`),
  })),
);

/** Texts that no column of numbers may take for a number. */
const NO_NUMBERS: [string, string][] = [
  ['not a number', 'NaN'],
  ['infinity', 'Infinity'],
  ['an exponent', '1e999'],
  ['an exponent without end', '1e1000000'],
  ['a hexadecimal number', '0x10'],
  ['an underscore', '1_000'],
  ['Arabic digits', '٣٤'],
  ['a text', 'free'],
  ['the letter O for a zero', '1O0'],
  ['two separators', '1.2.3'],
  ['a comma for a point', '1,5'],
  ['a sign in the middle', '1-5'],
  ['two signs', '--5'],
  ['a percentage', '12%'],
  ['two currencies', '$5€'],
  ['a group of two digits', '1,23'],
  ['a lone sign', '+'],
  ['an open bracket', '(5'],
];

const numbers: BadCell[] = NO_NUMBERS.flatMap(([kind, cell]): BadCell[] => [
  { kind, field: 'spend', cell, code: 'invalid_number', expected: /expected a number with “\.”/ },
  { kind, field: 'conversions', cell, code: 'invalid_number', expected: /expected a number with “\.”/ },
  { kind, field: 'clicks', cell, code: 'invalid_integer', expected: /expected a whole number/ },
]);

const NO_DAYS: [string, string][] = [
  ['a day that does not exist', '2026-02-30'],
  ['zeros', '0000-00-00'],
  ['another order', '15/05/2026'],
  ['a year of five digits', '99999-01-01'],
  ['a month that does not exist', '2026-13-01'],
  ['a word', 'yesterday'],
  ['a number', '46000'],
];

const dates: BadCell[] = NO_DAYS.map(([kind, cell]) => ({
  kind,
  field: 'date',
  cell,
  code: 'invalid_date',
  expected: /expected a day that exists, written as YYYY-MM-DD/,
}));

const LONG = 'x'.repeat(10_001);

/** One past what the columns of the database keep, and one past each rule. */
const limits: BadCell[] = [
  {
    kind: 'sixteen digits',
    field: 'spend',
    cell: '1000000000000000',
    code: 'out_of_range',
    expected: /at most 15 digits/,
  },
  {
    kind: 'thirteen decimals',
    field: 'spend',
    cell: '0.1234567890123',
    code: 'precision_loss',
    expected: /at most 12 digits after/,
  },
  {
    kind: 'sixteen digits',
    field: 'conversions',
    cell: '1000000000000000',
    code: 'out_of_range',
    expected: /at most 15 digits/,
  },
  {
    kind: 'thirteen decimals',
    field: 'conversions',
    cell: '0.1234567890123',
    code: 'precision_loss',
    expected: /at most 12 digits after/,
  },
  {
    kind: '2^53 + 1',
    field: 'clicks',
    cell: '9007199254740993',
    code: 'out_of_range',
    expected: /at most 15 digits/,
  },
  {
    kind: 'half a click',
    field: 'clicks',
    cell: '12.5',
    code: 'invalid_integer',
    expected: /expected a whole number/,
  },
  {
    kind: 'an amount below zero',
    field: 'spend',
    cell: '-0.01',
    code: 'negative_value',
    expected: /expected zero or more/,
  },
  {
    kind: 'an amount below zero in brackets',
    field: 'spend',
    cell: '(0.01)',
    code: 'negative_value',
    expected: /expected zero or more/,
  },
  {
    kind: 'a count below zero',
    field: 'clicks',
    cell: '-1',
    code: 'negative_value',
    expected: /expected zero or more/,
  },
  {
    kind: 'conversions below zero',
    field: 'conversions',
    cell: '1-',
    code: 'negative_value',
    expected: /expected zero or more/,
  },
  {
    kind: 'a cell of 10,001 characters',
    field: 'campaign',
    cell: LONG,
    code: 'too_long',
    expected: /10000 characters allowed/,
    ofRow: true,
  },
  { kind: 'a NUL', field: 'channel', cell: 'Sea\0rch', code: 'nul_byte', expected: /no text/, ofRow: true },
  {
    kind: 'below the least amount',
    field: 'spend',
    cell: '0.99',
    code: 'out_of_range',
    expected: /expected at least 1\b/,
    rules: { spend: { min: '1' } },
  },
  {
    kind: 'above the largest amount',
    field: 'spend',
    cell: '50.01',
    code: 'out_of_range',
    expected: /expected at most 50\b/,
    rules: { spend: { max: 50 } },
  },
  {
    kind: 'above the largest count',
    field: 'clicks',
    cell: '51',
    code: 'out_of_range',
    expected: /expected at most 50\b/,
    rules: { clicks: { max: 50 } },
  },
  {
    kind: 'a text that is too short',
    field: 'campaign',
    cell: 'abc',
    code: 'out_of_range',
    expected: /expected at least 4 characters/,
    rules: { campaign: { minLength: 4 } },
  },
  {
    kind: 'a text that is too long',
    field: 'campaign',
    cell: 'abcdefghi',
    code: 'too_long',
    expected: /expected at most 8/,
    rules: { campaign: { maxLength: 8 } },
  },
  {
    kind: 'a value that is not allowed',
    field: 'channel',
    cell: 'Radio',
    code: 'not_allowed',
    expected: /expected one of the 2 allowed values \(Search, Social\)/,
    rules: { channel: { allowed: ['Search', 'Social'] } },
  },
  {
    kind: 'a text of another pattern',
    field: 'campaign',
    cell: 'Brand 1',
    code: 'pattern_mismatch',
    expected: /expected a campaign that matches/,
    rules: { campaign: { pattern: '[A-Za-z]+' } },
  },
  {
    kind: 'a day before the first',
    field: 'date',
    cell: '2026-04-30',
    code: 'out_of_range',
    expected: /expected a day from 2026-05-01 on/,
    rules: { date: { minDate: '2026-05-01' } },
  },
  {
    kind: 'a day after the last',
    field: 'date',
    cell: '2026-06-01',
    code: 'out_of_range',
    expected: /expected a day up to 2026-05-31/,
    rules: { date: { maxDate: '2026-05-31' } },
  },
];

export const BAD_CELLS: BadCell[] = [...missing, ...numbers, ...dates, ...limits];
