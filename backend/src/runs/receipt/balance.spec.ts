import fc from 'fast-check';
import { DEFAULT_LIMITS } from '@etl-studio/contracts';
import { FileError, FileInspector, ImportTally, RowReader } from '@etl-studio/engine';
import { keptReceipt, type KeptReceipt } from './kept-receipt';
import { LineCount } from './line-count';

const NO_FIELDS = {
  date: null,
  campaign: null,
  channel: null,
  spend: null,
  clicks: null,
  conversions: null,
  currency: null,
};

/** Reads the file as an attempt does; null where it is no table. */
function read(bytes: Uint8Array, pieceBytes: number): KeptReceipt | null {
  const inspector = new FileInspector();
  try {
    inspector.push(bytes);
    const profile = inspector.end();
    const tally = new ImportTally();
    const count = new LineCount(profile.dialect.encoding);
    const reader = new RowReader(profile, DEFAULT_LIMITS, (row) =>
      tally.add(row, { ...NO_FIELDS, values: {}, errors: row.faults }),
    );
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      const piece = bytes.subarray(at, at + pieceBytes);
      reader.push(piece);
      count.push(piece);
    }
    reader.end();
    return keptReceipt(count.lines, reader, tally);
  } catch (error) {
    if (error instanceof FileError) return null;
    throw error;
  }
}

function sumOfClasses({ lines, imported, rejected }: KeptReceipt): number {
  const { preamble, header, blank, totals, notes } = lines;
  return preamble + header + blank + totals + notes + imported.lines + rejected.lines;
}

const PARTS = ['Day', 'Campaign', 'Cost', '2026-03-01', '1.5', 'Total', '"', '""', "'", ',', ',', ';', '\\', '\n', '\r\n', '\r', ' ', '#', '-', 'ü', '\0']; // prettier-ignore
const text = fc
  .array(fc.constantFrom(...PARTS), { maxLength: 60 })
  .map((parts) => `Day,Campaign,Cost\n2026-03-01,A,1\n${parts.join('')}`);
const encoded = fc.oneof(
  text.map((value) => Buffer.from(value)),
  text.map((value) => Buffer.from(value, 'latin1')),
  text.map((value) => Buffer.from(`\ufeff${value}`, 'utf16le')),
);

describe('the lines of any file', () => {
  it('add up, however the file is broken and cut into pieces', () => {
    let tables = 0;
    fc.assert(
      fc.property(encoded, fc.integer({ min: 1, max: 40 }), (bytes, pieceBytes) => {
        const receipt = read(bytes, pieceBytes);
        if (!receipt) return;
        tables++;
        expect(sumOfClasses(receipt)).toBe(receipt.total);
      }),
      { numRuns: 300 },
    );
    expect(tables).toBeGreaterThan(150);
  });
});
