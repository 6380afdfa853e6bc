import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import Papa from 'papaparse';
import { cellsBy, profileOf } from '../testing/known-dialect';
import { bytesOf, chunksOf } from '../testing/read-all';

const DELIMITERS = [',', ';', '\t', '|'];

const cell = fc.string({
  unit: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('a', 'é', '表', '😍', ' ', '1') },
    { weight: 2, arbitrary: fc.constantFrom('"', ',', ';', '\t', '|', '\n', '\r\n', "'", '\\') },
  ),
  maxLength: 8,
});

interface Rfc4180File {
  delimiter: string;
  lineEnd: '\n' | '\r\n';
  rows: string[][];
  text: string;
}

/** A file as RFC 4180 has it: rows of one width, cells quoted where they must be and here and there where they need not. */
const rfc4180 = fc
  .record({
    delimiter: fc.constantFrom(...DELIMITERS),
    lineEnd: fc.constantFrom<Rfc4180File['lineEnd'][]>('\n', '\r\n'),
    width: fc.integer({ min: 1, max: 5 }),
    finalEnd: fc.boolean(),
  })
  .chain(({ delimiter, lineEnd, width, finalEnd }) =>
    fc
      .array(fc.array(fc.tuple(cell, fc.boolean()), { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 8,
      })
      .map((cells): Rfc4180File => {
        const rows = cells.map((row, i) => [`r${i}`, ...row.map(([text]) => text)]);
        const lines = cells.map((row, i) =>
          [`r${i}`, ...row.map(([text, quoted]) => written(text, delimiter, quoted))].join(delimiter),
        );
        const header = Array.from({ length: width + 1 }, (_, i) => `c${i}`).join(delimiter);
        return {
          delimiter,
          lineEnd,
          rows,
          text: [header, ...lines].join(lineEnd) + (finalEnd ? lineEnd : ''),
        };
      }),
  );

function written(text: string, delimiter: string, quoted: boolean): string {
  const must = text.includes(delimiter) || /["\r\n]/.test(text) || text.startsWith(' ');
  return quoted || must ? `"${text.replaceAll('"', '""')}"` : text;
}

const engineCells = ({ delimiter, rows, text }: Rfc4180File) =>
  cellsBy(profileOf(rows[0]?.length ?? 0, { delimiter }), chunksOf(bytesOf(text), 7));

describe('a file by RFC 4180', () => {
  it('has the same cells for csv-parse', () => {
    fc.assert(
      fc.property(rfc4180, (file) => {
        const { delimiter, lineEnd, text, rows } = file;
        const [, ...theirs] = parse(text, { delimiter, record_delimiter: lineEnd });
        const ours = engineCells(file);
        expect(ours).toEqual(theirs);
        expect(ours).toEqual(rows);
      }),
      { numRuns: 800 },
    );
  });

  it('has the same cells for Papa Parse', () => {
    fc.assert(
      fc.property(rfc4180, (file) => {
        const { delimiter, lineEnd: newline, text } = file;
        const { data } = Papa.parse<string[]>(text, { delimiter, newline, skipEmptyLines: true });
        expect(engineCells(file)).toEqual(data.slice(1));
      }),
      { numRuns: 800 },
    );
  });
});
