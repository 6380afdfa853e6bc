import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_LIMITS } from '@etl-studio/contracts';
import fc from 'fast-check';
import { FileError, FileInspector, RowReader, type FileCut, type FileProfile, type RawRow } from '../index';
import { encoded } from '../testing/encoded';
import { bytesOf, chunksOf, utf16le } from '../testing/read-all';

const FIXTURES = path.join(__dirname, '../../fixtures');

interface Inspected {
  profile: FileProfile;
  cuts: FileCut[];
  offsets: readonly number[];
}

function inspected(bytes: Uint8Array, cutEvery: number, chunk = bytes.length): Inspected {
  const inspector = new FileInspector({ cutEvery });
  for (const piece of chunksOf(bytes, chunk)) inspector.push(piece);
  const profile = inspector.end();
  return { profile, cuts: inspector.cuts(profile), offsets: inspector.cutOffsets };
}

/** Rows and lines of the bytes from one cut to the next, and the last row that was read. */
function readPart(profile: FileProfile, bytes: Uint8Array, from?: FileCut, to?: FileCut) {
  const rows: RawRow[] = [];
  const reader = new RowReader(
    profile,
    DEFAULT_LIMITS,
    ({ rowNumber, line, lines, byteOffset, cells, faults }) =>
      rows.push({ rowNumber, line, lines, byteOffset, cells, faults }),
    from,
  );
  reader.push(bytes.subarray(from?.byteOffset ?? 0, to?.byteOffset));
  reader.end();
  return { rows, lines: reader.lines, lastRow: reader.lastRow };
}

function expectPartsToBeTheWhole(bytes: Uint8Array, cutEvery: number): number {
  const { profile, cuts, offsets } = inspected(bytes, cutEvery);
  expect(cuts.map(({ byteOffset }) => byteOffset)).toEqual(offsets);
  const whole = readPart(profile, bytes);
  const parts = [undefined, ...cuts].map((from, n) => readPart(profile, bytes, from, cuts[n]));
  expect(parts.flatMap(({ rows }) => rows)).toEqual(whole.rows);
  parts.forEach(({ lastRow }, n) => expect(lastRow + 1).toBe(cuts[n]?.rowNumber ?? whole.lastRow + 1));
  const lines = parts.reduce(
    (sum, part) => ({
      preamble: sum.preamble + part.lines.preamble,
      header: sum.header + part.lines.header,
      blank: sum.blank + part.lines.blank,
      totals: sum.totals + part.lines.totals,
      notes: sum.notes + part.lines.notes,
    }),
    { preamble: 0, header: 0, blank: 0, totals: 0, notes: 0 },
  );
  expect(lines).toEqual(whole.lines);
  return cuts.length;
}

const TRICKY =
  'Tag;Kampagne;Kosten\r\nSumme;;13,0\r\n2026-01-01;"Über ""alle"" 表";1,5\r\n\r\n2026-01-02;"zwei\r\nZeilen";"2,5"\r2026-01-03; "x" y;3,5\n# note\n2026-01-04;"offen;4,5\n2026-01-04;a"b;1,5;zu viel\n2026-01-05;;\r\rSumme;;13,0\r\n';

describe('a file that is cut into parts', () => {
  it.each<[string, Uint8Array]>([
    ['utf-8', bytesOf(TRICKY)],
    ['utf-8 with a byte order mark', bytesOf(`\ufeff${TRICKY}`)],
    ['utf-16le', utf16le(`\ufeff${TRICKY}`)],
    ['utf-16be', utf16le(`\ufeff${TRICKY}`).map((_, i, all) => all[i ^ 1] ?? 0)],
    ['windows-1252', encoded('windows-1252', TRICKY.replace('表', '€'))],
    ['shift_jis', encoded('shift_jis', TRICKY.replace('Ü', '予算'))],
  ])('gives the rows of the whole one, in %s', (_, bytes) => {
    for (let every = 1; every < bytes.length; every++) expectPartsToBeTheWhole(bytes, every);
    expect(expectPartsToBeTheWhole(bytes, 1)).toBeGreaterThan(5);
  });

  it('is cut at the same places in whatever chunks it comes', () => {
    const bytes = bytesOf(TRICKY.repeat(20));
    for (const chunk of [1, 7, 64]) expect(inspected(bytes, 100, chunk)).toEqual(inspected(bytes, 100));
  });

  it('is cut nowhere where nobody asks for it', () => {
    expect(inspected(bytesOf(TRICKY), 0)).toMatchObject({ cuts: [], offsets: [] });
  });

  it.each(readdirSync(FIXTURES).filter((name) => /\.(csv|tsv|txt)$/.test(name)))('like %s', (name) => {
    const bytes = new Uint8Array(readFileSync(path.join(FIXTURES, name)));
    for (const every of [97, 1000]) expectPartsToBeTheWhole(bytes, every);
  });

  const piece = fc.constantFrom(
    'a',
    '1',
    '2.5',
    ',',
    '"',
    '""',
    '\n',
    '\r\n',
    '\r',
    ' ',
    'é',
    '\\',
    '\0',
    '#',
    'Total',
    ',"x\n',
  );
  it('of any bytes', () => {
    const text = fc
      .array(piece, { minLength: 1, maxLength: 80 })
      .map((pieces) => `day,campaign,spend\n2026-01-01,A,1\n${pieces.join('')}`);
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 30 }), fc.boolean(), (wild, every, wide) => {
        try {
          expectPartsToBeTheWhole(wide ? utf16le(`\ufeff${wild}`) : bytesOf(wild), every);
        } catch (error) {
          if (!(error instanceof FileError)) throw error;
        }
      }),
      { numRuns: 500 },
    );
  });
});
