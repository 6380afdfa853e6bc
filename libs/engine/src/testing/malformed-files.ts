import { DEFAULT_LIMITS, type Mapping, type RowErrorCode } from '@etl-studio/contracts';
import type { EngineLimits, FileError } from '../types';
import { AD_HEADER, AD_MAPPING, adTable, GOOD_RECORDS, GOOD_ROWS } from './ad-table';
import { bytesOf, utf16le } from './read-all';

/** A file with one fault, and the verdict that it must get. */
export interface MalformedFile {
  /** The number of its fault among the 24. */
  number: number;
  fault: string;
  bytes: Uint8Array;
  /** Refused as a whole, with this code. */
  refused?: FileError['code'];
  limits?: EngineLimits;
  mapping?: Mapping;
  /** Codes of the rejected rows by line; every other row must be a record. */
  rejected?: Record<number, RowErrorCode[]>;
  /** All records; the four good ones where it is not given. */
  records?: readonly (readonly unknown[])[];
  /** Codes of warnings that the inspection must give. */
  warnings?: string[];
  columns?: string[];
}

const [FIRST, SECOND, THIRD, LAST] = GOOD_RECORDS;

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...bytesOf(part)] : part)));

const utf16be = (text: string) => {
  const swapped = utf16le(text);
  return swapped.map((_, i) => swapped[i ^ 1] ?? 0);
};

/** A binary file: its first bytes, then noise. */
const binary = (...head: number[]) => Uint8Array.from({ length: 600 }, (_, i) => head[i] ?? (i * 7919) % 256);

const withCampaign = (campaign: string) => [
  FIRST,
  SECOND,
  ['2026-05-20', campaign, 'Search', '1', 1, '1'],
  THIRD,
  LAST,
];

/** Rows 4 to 4 + n, one per cell of the column Cost. */
const costs = (...cells: string[]) => adTable(cells.map((cell) => `2026-05-20,Odd,Search,${cell},1,1`));
const clicks = (...cells: string[]) => adTable(cells.map((cell) => `2026-05-20,Odd,Search,1,${cell},1`));
const days = (...cells: string[]) => adTable(cells.map((cell) => `${cell},Odd,Search,1,1,1`));

const rejectedLines = (count: number, code: RowErrorCode) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [4 + i, [code]]));

export const MALFORMED_FILES: MalformedFile[] = [
  { number: 1, fault: 'an empty file', bytes: bytes(''), refused: 'empty_file' },
  { number: 1, fault: 'a file of blanks', bytes: bytes(' \r\n\t\n\n'), refused: 'empty_file' },
  {
    number: 2,
    fault: 'a header without rows',
    bytes: bytes(`${AD_HEADER}\n`),
    records: [],
    warnings: ['no_rows'],
  },
  { number: 3, fault: 'UTF-8 with a byte order mark', bytes: bytes([0xef, 0xbb, 0xbf], adTable()) },
  { number: 4, fault: 'UTF-16LE with a byte order mark', bytes: utf16le(`\ufeff${adTable()}`) },
  { number: 4, fault: 'UTF-16LE without one', bytes: utf16le(adTable()) },
  { number: 4, fault: 'UTF-16BE with a byte order mark', bytes: utf16be(`\ufeff${adTable()}`) },
  { number: 4, fault: 'UTF-16BE without one', bytes: utf16be(adTable()) },
  {
    number: 5,
    fault: 'bytes of windows-1252',
    bytes: Uint8Array.from(Buffer.from(adTable(['2026-05-20,Müller für Öl,Search,1,1,1']), 'latin1')),
    records: withCampaign('Müller für Öl'),
    warnings: ['encoding_fallback'],
  },
  {
    number: 6,
    fault: 'a NUL in a cell',
    bytes: bytes(adTable(['2026-05-20,Br\0and,Search,1,1,1'])),
    rejected: { 4: ['nul_byte'] },
    warnings: ['nul_byte'],
  },
  {
    number: 7,
    fault: 'a PNG picture called .csv',
    bytes: binary(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    refused: 'not_csv',
  },
  {
    number: 8,
    fault: 'a ZIP archive or workbook called .csv',
    bytes: binary(0x50, 0x4b, 0x03, 0x04, 0x14),
    refused: 'not_csv',
  },
  { number: 9, fault: 'a GZIP archive', bytes: binary(0x1f, 0x8b, 0x08), refused: 'not_csv' },
  {
    number: 10,
    fault: 'duplicate headers',
    bytes: bytes(adTable([], 'Day,Campaign,Channel,Cost,Cost,Cost')),
    mapping: {
      ...AD_MAPPING,
      clicks: { source: 'Cost (2)' },
      conversions: { source: 'Cost (3)' },
    },
    columns: ['Day', 'Campaign', 'Channel', 'Cost', 'Cost (2)', 'Cost (3)'],
    warnings: ['renamed_columns'],
  },
  {
    number: 11,
    fault: 'a blank header name',
    bytes: bytes(adTable([], 'Day,Campaign,,Cost,Clicks,Conversions')),
    mapping: { ...AD_MAPPING, channel: { source: 'Column 3' } },
    columns: ['Day', 'Campaign', 'Column 3', 'Cost', 'Clicks', 'Conversions'],
    warnings: ['renamed_columns'],
  },
  {
    number: 12,
    fault: 'headers that are names of object prototypes',
    bytes: bytes(adTable([], 'Day,__proto__,constructor,Cost,toString,hasOwnProperty')),
    mapping: {
      ...AD_MAPPING,
      campaign: { source: '__proto__' },
      channel: { source: 'constructor' },
      clicks: { source: 'toString' },
      conversions: { source: 'hasOwnProperty' },
    },
    columns: ['Day', '__proto__', 'constructor', 'Cost', 'toString', 'hasOwnProperty'],
  },
  {
    number: 13,
    fault: 'a quote that is never closed',
    bytes: bytes(adTable(['2026-05-20,"Odd,Search,1,1,1'])),
    rejected: { 4: ['unclosed_quote'] },
    warnings: ['unclosed_quote'],
  },
  {
    number: 14,
    fault: 'a quote inside a field',
    bytes: bytes(adTable(['2026-05-20,27" screens,Search,1,1,1'])),
    records: withCampaign('27" screens'),
  },
  {
    number: 14,
    fault: 'text after a closing quote',
    bytes: bytes(adTable(['2026-05-20,"Brand" new,Search,1,1,1'])),
    records: withCampaign('Brand new'),
    warnings: ['text_after_quote'],
  },
  {
    number: 15,
    fault: 'rows that end too early',
    bytes: bytes(adTable(['2026-05-20,Odd,Search,1', '2026-05-20,Odd,Search', '2026-05-20,Odd'])),
    rejected: { 5: ['required'], 6: ['required', 'required'] },
    records: [FIRST, SECOND, ['2026-05-20', 'Odd', 'Search', '1', null, null], THIRD, LAST],
    warnings: ['short_rows'],
  },
  {
    number: 16,
    fault: 'a row with more cells than columns',
    bytes: bytes(adTable(['2026-05-20,Odd, cheap,Search,1,1,1', '2026-05-20,Odd,Search,1,1,1,,'])),
    rejected: { 4: ['too_many_fields', 'invalid_number'] },
    records: withCampaign('Odd'),
    warnings: ['long_rows'],
  },
  { number: 17, fault: 'lines that end with CR only', bytes: bytes(adTable([], AD_HEADER, '\r')) },
  {
    number: 18,
    fault: 'CRLF and LF mixed, line ends in quotes',
    bytes: bytes(
      `${AD_HEADER}\r\n${GOOD_ROWS[0] ?? ''}\n${GOOD_ROWS[1] ?? ''}\r\n2026-05-20,"two\r\nlines\nthree",Search,1,1,1\n${GOOD_ROWS[2] ?? ''}\r\n${GOOD_ROWS[3] ?? ''}`,
    ),
    records: withCampaign('two\r\nlines\nthree'),
  },
  { number: 19, fault: 'semicolons', bytes: bytes(adTable().replaceAll(',', ';')) },
  { number: 19, fault: 'tabs', bytes: bytes(adTable().replaceAll(',', '\t')) },
  {
    number: 20,
    fault: '201 columns',
    bytes: bytes(
      [AD_HEADER, ...GOOD_ROWS]
        .map((line, row) => `${line}${Array.from({ length: 195 }, (_, i) => `,x${row}${i}`).join('')}\n`)
        .join(''),
    ),
    refused: 'too_many_columns',
  },
  {
    number: 21,
    fault: 'a cell of 10,001 characters',
    bytes: bytes(adTable([`2026-05-20,${'x'.repeat(10_001)},Search,1,1,1`])),
    rejected: { 4: ['too_long'] },
    warnings: ['long_cells'],
  },
  {
    number: 22,
    fault: 'one row more than allowed',
    bytes: bytes(adTable()),
    limits: { ...DEFAULT_LIMITS, maxRows: 3 },
    refused: 'too_many_rows',
  },
  {
    number: 23,
    fault: 'amounts that are no plain numbers',
    bytes: bytes(costs('NaN', 'Infinity', '1e999', '1e1000000', '0x10', '1_000', '٣٤', '1e30')),
    rejected: rejectedLines(8, 'invalid_number'),
  },
  {
    number: 23,
    fault: 'amounts of more digits than are kept',
    bytes: bytes(costs('9007199254740993', '0.1234567890123')),
    rejected: { 4: ['out_of_range'], 5: ['precision_loss'] },
  },
  {
    number: 23,
    fault: 'amounts that only a float would change',
    bytes: bytes(costs('-0', '900719925474099.3', '0.000000000001')),
    records: [
      FIRST,
      SECOND,
      ...['0', '900719925474099.3', '0.000000000001'].map((cost) => [
        '2026-05-20',
        'Odd',
        'Search',
        cost,
        1,
        '1',
      ]),
      THIRD,
      LAST,
    ],
  },
  {
    number: 23,
    fault: 'counts beyond the integers that are exact',
    bytes: bytes(clicks('9007199254740993', '1e3', 'Infinity')),
    rejected: { 4: ['out_of_range'], 5: ['invalid_integer'], 6: ['invalid_integer'] },
  },
  {
    number: 23,
    fault: 'days that do not exist',
    bytes: bytes(days('2024-02-30', '0000-00-00', '2026-13-01')),
    rejected: rejectedLines(3, 'invalid_date'),
  },
  {
    number: 23,
    fault: 'days of another order and another age',
    bytes: bytes(days('15/05/2026', '99999-01-01')),
    rejected: rejectedLines(2, 'invalid_date'),
  },
  {
    number: 24,
    fault: 'text that writes backwards, is not to be seen, or is a formula',
    bytes: bytes(
      adTable(
        ['\u202eevil\u202c', 'zero\u200bwidth', 'Вrand', '=HYPERLINK(1)', '@SUM(1)', '👩‍👩‍👧'].map(
          (campaign) => `2026-05-20,${campaign},Search,1,1,1`,
        ),
      ),
    ),
    records: [
      FIRST,
      SECOND,
      ...['\u202eevil\u202c', 'zero\u200bwidth', 'Вrand', '=HYPERLINK(1)', '@SUM(1)', '👩‍👩‍👧'].map(
        (campaign) => ['2026-05-20', campaign, 'Search', '1', 1, '1'],
      ),
      THIRD,
      LAST,
    ],
  },
  {
    number: 24,
    fault: 'names of columns that look alike',
    bytes: bytes(adTable([], 'Day,Campaign,Channel,Cost,Сost,Co\u200bst')),
    mapping: { ...AD_MAPPING, clicks: { source: 'Сost' }, conversions: { source: 'Co\u200bst' } },
    columns: ['Day', 'Campaign', 'Channel', 'Cost', 'Сost', 'Co\u200bst'],
    warnings: ['similar_columns'],
  },
  {
    number: 24,
    fault: 'half a character in UTF-16',
    bytes: utf16le(`\ufeff${adTable(['2026-05-20,Od\ud800d,Search,1,1,1'])}`),
    rejected: { 4: ['bad_encoding'] },
    warnings: ['bad_encoding'],
  },
  {
    number: 24,
    fault: 'half a character in UTF-8',
    bytes: bytes(
      AD_HEADER,
      '\n2026-05-20,Été à Genève,Search,1,1,1\n2026-05-20,Od',
      [0xed, 0xa0, 0x80],
      'd,Search,1,1,1\n',
    ),
    rejected: { 3: ['bad_encoding'] },
    records: [['2026-05-20', 'Été à Genève', 'Search', '1', 1, '1']],
    warnings: ['bad_encoding'],
  },
];
