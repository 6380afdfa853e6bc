import { writeToString } from 'fast-csv';
import fc from 'fast-check';
import { encoded } from '../testing/encoded';
import { cellsBy, profileOf } from '../testing/known-dialect';
import { bytesOf, utf16le } from '../testing/read-all';

const swapped = (bytes: Uint8Array) => bytes.map((_, i) => bytes[i ^ 1] ?? 0);
const oneByte = (text: string) => text.replaceAll(/[^\0-\xff]/gu, '€');
const japanese = (text: string) => text.replaceAll(/[^\0-\x7f]/gu, '表');
const anything = (text: string) => text;

/** How a text becomes bytes, and what of a text the encoding can say. */
const ENCODINGS = [
  ['utf-8', false, bytesOf, anything],
  ['utf-8', true, (text: string) => bytesOf(`\ufeff${text}`), anything],
  ['utf-16le', true, (text: string) => utf16le(`\ufeff${text}`), anything],
  ['utf-16le', false, utf16le, anything],
  ['utf-16be', true, (text: string) => swapped(utf16le(`\ufeff${text}`)), anything],
  [
    'windows-1252',
    false,
    (text: string) => encoded('windows-1252', text),
    (text: string) => oneByte(text).replaceAll(/[\x80-\x9f]/g, '€'),
  ],
  ['shift_jis', false, (text: string) => encoded('shift_jis', text), japanese],
] as const;

const DELIMITERS = [',', ';', '\t', '|'];
const LINE_ENDS = ['\n', '\r\n', '\r'];

/** Characters that a table is made of, and any others. */
const cell = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ',',
      ';',
      '\t',
      '|',
      '"',
      "'",
      '\n',
      '\r',
      ' ',
      '\\',
      '#',
      '=',
      '\ufeff',
      '\u2028',
      '\u0085',
      '\u00a0',
      '表',
      '😍',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 10,
});

const table = fc
  .integer({ min: 1, max: 6 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
  );

describe.each(ENCODINGS)(
  'a table written by fast-csv in %s, with a byte order mark: %s',
  (encoding, bom, encode, sayable) => {
    it.each(DELIMITERS)(
      'is read back cell for cell where %j stands between cells',
      async (delimiter) => {
        await fc.assert(
          fc.asyncProperty(
            table,
            fc.constantFrom(...LINE_ENDS),
            fc.boolean(),
            async (cells, rowDelimiter, quoteColumns) => {
              // A first cell that is never blank: rows of blanks are no rows.
              const rows = cells.map((row, i) => [`r${i}`, ...row.map((text) => sayable(text))]);
              const header = rows[0]?.map((_, i) => `c${i}`) ?? [];
              const text = await writeToString([header, ...rows], { delimiter, rowDelimiter, quoteColumns });
              const profile = profileOf(header.length, { encoding, bom, delimiter });
              expect(cellsBy(profile, [encode(text)])).toEqual(rows);
            },
          ),
          { numRuns: 60 },
        );
      },
      60_000,
    );
  },
);
