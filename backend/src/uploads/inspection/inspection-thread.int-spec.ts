import path from 'node:path';
import { DEFAULT_LIMITS } from '@etl-studio/contracts';
import { FileError } from '@etl-studio/engine';
import { generatedCsv } from '../../testing/generated-csv';
import type { Inspection } from './inspection';
import { InspectionThread } from './inspection-thread';
import { PartedInspector, type InspectedFile } from './parted-inspector';

const PIECE_BYTES = 10_000;
const options = { limits: DEFAULT_LIMITS, cutEvery: 200_000 };

function piecesOf(csv: string): Buffer[] {
  const bytes = Buffer.from(csv);
  const count = Math.ceil(bytes.length / PIECE_BYTES);
  return Array.from({ length: count }, (_, n) => bytes.subarray(n * PIECE_BYTES, (n + 1) * PIECE_BYTES));
}

function foundHere(csv: string): InspectedFile {
  const inspector = new PartedInspector(options);
  for (const piece of piecesOf(csv)) inspector.push(piece);
  return inspector.end();
}

async function pushed(inspection: Inspection, csv: string): Promise<Inspection> {
  for (const piece of piecesOf(csv)) await inspection.push(piece);
  return inspection;
}

describe('a thread that inspects files', () => {
  let thread: InspectionThread;
  const exited = jest.fn();
  const failed = jest.fn();

  beforeAll(() => {
    const execArgv = ['--require', path.resolve(__dirname, '../../testing/ts-process.cjs')];
    thread = new InspectionThread(exited, { execArgv });
  });

  beforeEach(() => failed.mockClear());

  afterAll(() => thread.stop());

  const begin = (encoding?: string) =>
    thread.begin({ ...options, ...(encoding !== undefined && { encoding }) }, failed);

  it('finds what is found without it, also where more comes than may wait', async () => {
    const csv = generatedCsv(60_000).text;
    const inspection = await pushed(begin(), csv);
    expect(await inspection.end()).toEqual(foundHere(csv));
    expect(thread.load).toBe(0);
    expect(failed).not.toHaveBeenCalled();
  });

  it('keeps files apart whose pieces come in turn', async () => {
    const files = [generatedCsv(900).text, 'Datum;Kosten\n01.02.2026;1,50\n'.repeat(700)];
    const inspections = files.map(() => begin());
    for (let n = 0; n < 10; n++) {
      for (const [i, inspection] of inspections.entries()) {
        const piece = piecesOf(files[i] ?? '')[n];
        if (piece) await inspection.push(piece);
      }
    }
    const found = await Promise.all(inspections.map((inspection) => inspection.end()));
    expect(found).toEqual(files.map(foundHere));
  });

  it('leaves the pieces to whoever gave them', async () => {
    const inspection = begin();
    const [piece] = piecesOf('Day,Cost\n2026-01-01,1\n');
    await inspection.push(piece ?? Buffer.alloc(0));
    await inspection.end();
    expect(piece?.toString()).toBe('Day,Cost\n2026-01-01,1\n');
  });

  it('reads a file in the encoding that somebody names', async () => {
    const inspection = begin('windows-1251');
    await inspection.push(Buffer.from([0xc4, 0xe5, 0xed, 0xfc, 0x2c, 0x61, 0x0a, 0x31, 0x2c, 0x32, 0x0a]));
    expect((await inspection.end()).profile.dialect.encoding).toBe('windows-1251');
  });

  it('tells at once that bytes are no table, and refuses those that follow', async () => {
    const inspection = begin();
    const told = new Promise<unknown>((resolve) => failed.mockImplementationOnce(resolve));
    await inspection.push(Buffer.alloc(400_000, 0));
    expect(await told).toMatchObject({ code: 'bad_encoding' });
    await expect(inspection.push(Buffer.from('a'))).rejects.toBeInstanceOf(FileError);
    expect(thread.load).toBe(0);
  });

  it('refuses an empty file at its end', async () => {
    await expect(begin().end()).rejects.toMatchObject({ code: 'empty_file' });
  });

  it('goes on with others after a file that is dropped', async () => {
    const dropped = await pushed(begin(), generatedCsv(100).text);
    dropped.drop();
    const csv = generatedCsv(50).text;
    expect(await (await pushed(begin(), csv)).end()).toEqual(foundHere(csv));
  });

  // The last one: the thread is gone then.
  it('fails what it has under way when it ends', async () => {
    const inspection = begin();
    const end = inspection.end();
    await Promise.all([expect(begin().end()).rejects.toThrow(), end.catch(() => undefined), thread.stop()]);
    expect(exited).toHaveBeenCalledTimes(1);
  });
});
