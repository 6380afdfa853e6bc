import { DEFAULT_LIMITS } from '@etl-studio/contracts';

import type { Conversion } from './conversion';
import { FileConverter } from './file-converter';

/** Enough of a Blob for jsdom, which has no `arrayBuffer()`. */
function file(text: string): Blob {
  const bytes = new TextEncoder().encode(text);
  const part = (start: number, end: number): Blob =>
    ({ arrayBuffer: () => Promise.resolve(bytes.slice(start, end).buffer) }) as Blob;
  return { size: bytes.length, slice: (start = 0, end = bytes.length) => part(start, end) } as Blob;
}

const HEADER = 'Day,Campaign name,Media channel,Amount spent\n';
const mapping = {
  date: { source: 'Day' },
  campaign: { source: 'Campaign name' },
  channel: { source: 'Media channel' },
  spend: { source: 'Amount spent' },
};

async function converted(
  text: string,
  wanted: Parameters<FileConverter['convert']>[0],
): Promise<Conversion[]> {
  const reports: Conversion[] = [];
  const converter = await FileConverter.ofFile(file(text), DEFAULT_LIMITS);
  await converter.convert(wanted, {}, (conversion) => reports.push(conversion));
  return reports;
}

describe('FileConverter', () => {
  it('shows the first rows at once and counts the whole file', async () => {
    const rows = Array.from(
      { length: 300 },
      (_, index) => `2026-09-03,Brand,Search,${index === 250 ? 'n.b.' : '1.50'}`,
    );
    const reports = await converted(HEADER + rows.join('\n'), mapping);
    const last = reports.at(-1)!;
    expect(reports[0]!.complete).toBe(false);
    expect(last).toMatchObject({
      complete: true,
      totalRows: 300,
      validRows: 299,
      failingByField: { spend: 1 },
    });
    expect(last.failing.map(({ rowNumber }) => rowNumber)).toEqual([251]);
    expect(last.head[0]!.values).toMatchObject({ date: '2026-09-03', spend: '1.5' });
  });

  it('converts what is mapped while required fields have no source yet', async () => {
    const reports = await converted(`${HEADER}2026-09-03,Brand,Search,1.50\n`, {
      spend: { source: 'Amount spent' },
    });
    expect(reports.at(-1)).toMatchObject({ validRows: 1, problems: [] });
  });

  it('says what is wrong with a mapping that cannot be', async () => {
    const reports = await converted(`${HEADER}2026-09-03,Brand,Search,1.50\n`, {
      ...mapping,
      spend: { source: 'Cost' },
    });
    expect(reports).toHaveLength(1);
    expect(reports[0]!.problems[0]).toMatchObject({ path: expect.stringContaining('spend') });
  });

  it('stops as soon as a newer mapping is wanted', async () => {
    const reports: Conversion[] = [];
    const converter = await FileConverter.ofFile(
      file(`${HEADER}2026-09-03,Brand,Search,1.50\n`),
      DEFAULT_LIMITS,
    );
    await converter.convert(
      mapping,
      {},
      (conversion) => reports.push(conversion),
      () => false,
    );
    expect(reports.map(({ complete }) => complete)).toEqual([false]);
  });

  it('finds the columns that can be read in two ways, with what each way makes of them', async () => {
    const converter = await FileConverter.ofFile(
      file(`${HEADER}03/04/2026,Brand,Search,1.50\n05/06/2026,Brand,Search,2.50\n`),
      DEFAULT_LIMITS,
    );
    const { Day, 'Amount spent': amount } = converter.openReadings();
    expect(amount).toBeUndefined();
    expect(Day?.date?.map(({ format, samples }) => [format, samples[0]?.converted]).sort()).toEqual([
      ['DD/MM/YYYY', '2026-04-03'],
      ['MM/DD/YYYY', '2026-03-04'],
    ]);
  });
});
