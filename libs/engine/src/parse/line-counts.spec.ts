import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_LIMITS } from '@etl-studio/contracts';
import { FileError, RowReader, type FileProfile, type LineCounts } from '../index';
import { bytesOf, chunksOf, inspect, utf16le } from '../testing/read-all';
import { Decoder } from './decoder';

const ROOT = join(__dirname, '../../../..');
const FIXTURES = join(ROOT, 'libs/engine/fixtures');
const CORPUS = join(ROOT, '../shared/corpus');
/** Of each file: one byte at a time up to this size, larger pieces beyond. */
const SMALL = 20_000;

interface Lines {
  rows: number;
  other: LineCounts;
}

function linesOf(profile: FileProfile, chunks: Uint8Array[]): Lines {
  let rows = 0;
  const reader = new RowReader(profile, DEFAULT_LIMITS, ({ lines }) => {
    rows += lines;
  });
  for (const chunk of chunks) reader.push(chunk);
  reader.end();
  return { rows, other: reader.lines };
}

function sum({ rows, other }: Lines): number {
  return Object.values<number>({ ...other }).reduce<number>((total, lines) => total + lines, rows);
}

/** Lines by the definition: every LF, CRLF and lone CR ends one, and what follows the last of them is one. */
function physicalLines(bytes: Uint8Array, { encoding, bom }: FileProfile['dialect']): number {
  const { text } = new Decoder(encoding).decode(bytes, true);
  const lines = text.slice(bom ? 1 : 0).split(/\r\n|\r|\n/);
  return lines.at(-1) === '' ? lines.length - 1 : lines.length;
}

/** What is wrong with the equation, for the file as a whole and in pieces; empty where it holds. */
function faultsOf(bytes: Uint8Array): string[] {
  const profile = inspect(bytes);
  const expected = physicalLines(bytes, profile.dialect);
  const whole = linesOf(profile, [bytes]);
  const sizes = bytes.length <= SMALL ? [1, 2, 3, 7, 64, 1000] : [61, 4096];
  const faults = sum(whole) === expected ? [] : [`${JSON.stringify(whole)} is not ${expected} lines`];
  for (const size of sizes) {
    const split = JSON.stringify(linesOf(profile, chunksOf(bytes, size)));
    if (split !== JSON.stringify(whole))
      faults.push(`in pieces of ${size}: ${split}, not ${JSON.stringify(whole)}`);
  }
  return faults;
}

const TABLE = 'Day,Campaign,Spend\n';
const WRITTEN: [string, string][] = [
  ['a last line without line end', `${TABLE}2026-01-01,A,1\n2026-01-02,B,2`],
  ['blank lines in the middle and at the end', `${TABLE}\n2026-01-01,A,1\n\n,,\n2026-01-02,B,2\n\n\n`],
  ['CR line ends', `${TABLE}2026-01-01,A,1\n2026-01-02,B,2\n`.replaceAll('\n', '\r')],
  ['mixed line ends', 'Day,Campaign,Spend\r\n2026-01-01,A,1\r2026-01-02,B,2\n\r\n\r2026-01-03,C,3\r\n'],
  ['cells of several lines', `${TABLE}2026-01-01,"A\r\nB\rC\nD",1\n2026-01-02,"\n\n",2`],
  ['a header of several lines', 'Day,"Campaign\nname",Spend\n2026-01-01,A,1\n'],
  ['a header of several lines and no rows', 'Day,"Campaign\r\nname",Spend'],
  ['a preamble', `"Report\nof May"\n\n# made by hand\n${TABLE}2026-01-01,A,1\n2026-01-02,B,2\n`],
  [
    'totals, notes and comments',
    `${TABLE}2026-01-01,A,1\n# half\n2026-01-02,B,2\nTotal,,3\n\n"End\nof file",\n`,
  ],
  ['an unclosed quote', `${TABLE}2026-01-01,"A,1\n2026-01-02,"B, b",2\n2026-01-03,C,3\n`],
  ['an unclosed quote at the end', `${TABLE}2026-01-01,A,1\n2026-01-02,"B,2\n\n`],
  ['escaped line ends', 'a,b,c\n1,"x \\"y\\", z",2\n3,"u\\\nv",4\n5,w\\\r\nx,6\n7,8,9\\\n'],
  ['an escaped line end at the end of the file', 'a,b\nx,"a \\"b\\", c"\ny,z\\\r'],
  ['a table without a header', '2026-01-01,A,1\n2026-01-02,B,2\n'],
  ['nothing but a line', 'Day'],
];

describe('the lines of a file', () => {
  it.each(WRITTEN)('are all accounted for in one with %s', (_, text) => {
    expect(faultsOf(bytesOf(text))).toEqual([]);
    expect(faultsOf(utf16le(`\ufeff${text}`))).toEqual([]);
  });

  it('are told apart', () => {
    const text = `Report of May\n\n${TABLE}2026-01-01,"A\nB",1\n\n# note\n2026-01-02,B,2\nTotal,,3\n(c) us,,\n`;
    const bytes = bytesOf(text);
    expect(linesOf(inspect(bytes), [bytes])).toEqual({
      rows: 3,
      other: { preamble: 2, header: 1, blank: 1, totals: 1, notes: 2 },
    });
  });

  it('count for a record that is cut because no line end closes it', () => {
    const bytes = bytesOf(`${TABLE}2026-01-01,A,1\n${'x'.repeat(9_000_000)}\n2026-01-02,B,2\n`);
    const profile = inspect(bytes.subarray(0, 34));
    const lines = linesOf(profile, chunksOf(bytes, 65_536));
    expect(lines).toMatchObject({ rows: 3, other: { header: 1 } });
  });
});

describe.each([
  ['the fixtures', FIXTURES],
  ['the corpus beside the workspace', CORPUS],
])('the lines of %s', (_, folder) => {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => !/\.(?:json|md)$/.test(name)) : [];
  if (files.length === 0) {
    console.warn(`SKIPPED: ${folder} holds no files.`);
    it.skip('are all accounted for', () => undefined);
    return;
  }
  it.each(files)('are all accounted for in %s', (name) => {
    const bytes = new Uint8Array(readFileSync(join(folder, name)));
    let faults: string[];
    try {
      faults = faultsOf(bytes);
    } catch (error) {
      // Refused as a whole: no line of it is read.
      expect(error).toBeInstanceOf(FileError);
      return;
    }
    expect(faults).toEqual([]);
  });
});
