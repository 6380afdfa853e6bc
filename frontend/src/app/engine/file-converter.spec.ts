import { DEFAULT_LIMITS, type Mapping } from '@etl-studio/contracts';

import type { Conversion, RowWindow } from './conversion';
import { readableFile } from '../../testing/readable-file';
import { FileConverter } from './file-converter';

const HEADER = 'Day,Campaign name,Media channel,Amount spent\n';
const mapping = {
  date: { source: 'Day' },
  campaign: { source: 'Campaign name' },
  channel: { source: 'Media channel' },
  spend: { source: 'Amount spent' },
};

async function converted(
  text: string,
  wanted: Mapping,
  window: RowWindow = { from: 1, count: 20 },
): Promise<Conversion[]> {
  const reports: Conversion[] = [];
  const converter = await FileConverter.ofFile(readableFile('a.csv', text), DEFAULT_LIMITS);
  await converter.convert({ mapping: wanted, rules: {}, window }, (conversion) => reports.push(conversion));
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
    expect(last.rows[0]!.values).toMatchObject({ date: '2026-09-03', spend: '1.5' });
  });

  it('sums what would be imported and what would be set aside, and shows rows of every cause', async () => {
    const rows = [
      '2026-09-03,Brand,Search,1.50',
      '2026-09-04,Brand,Search,n.b.',
      '2026-13-03,Brand,Search,2.25',
    ];
    const last = (await converted(HEADER + rows.join('\n'), mapping)).at(-1)!;
    expect(last.imported).toMatchObject({ rows: 1, spend: '1.5' });
    expect(last.rejected).toMatchObject({ rows: 2, spend: '2.25' });
    expect(last.causes).toMatchObject([
      { code: 'invalid_number', count: 1, samples: [{ rowNumber: 2, line: 3, value: 'n.b.' }] },
      { code: 'invalid_date', count: 1, samples: [{ rowNumber: 3, line: 4, value: '2026-13-03' }] },
    ]);
  });

  it("compares the file's own total with its rows, in the end", async () => {
    const rows = ['2026-09-03,Brand,Search,1.50', '2026-09-04,Brand,Search,2.25', 'Total,,,3.75'];
    const reports = await converted(HEADER + rows.join('\n'), mapping);
    expect(reports[0]!.control).toBeNull();
    expect(reports.at(-1)!.control).toMatchObject({ matches: true, spend: { file: '3.75' } });
  });

  it('shows the rows that are asked for, wherever they stand', async () => {
    const rows = Array.from({ length: 300 }, (_, index) => `2026-09-03,Brand ${index + 1},Search,1.50`);
    const last = (await converted(HEADER + rows.join('\n'), mapping, { from: 281, count: 40 })).at(-1)!;
    expect(last.rows).toHaveLength(20);
    expect(last.rows[0]!.values.campaign).toBe('Brand 281');
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
      readableFile('a.csv', `${HEADER}2026-09-03,Brand,Search,1.50\n`),
      DEFAULT_LIMITS,
    );
    await converter.convert(
      { mapping, rules: {}, window: { from: 1, count: 20 } },
      (conversion) => reports.push(conversion),
      () => false,
    );
    expect(reports.map(({ complete }) => complete)).toEqual([false]);
  });

  it('finds the columns that can be read in two ways, with what each way makes of them', async () => {
    const converter = await FileConverter.ofFile(
      readableFile('a.csv', `${HEADER}03/04/2026,Brand,Search,1.50\n05/06/2026,Brand,Search,2.50\n`),
      DEFAULT_LIMITS,
    );
    const { Day, 'Amount spent': amount } = converter.openReadings();
    expect(amount).toBeUndefined();
    expect(Day?.date?.map(({ format, samples }) => [format, samples[0]?.converted]).sort()).toEqual([
      ['DD/MM/YYYY', '2026-04-03'],
      ['MM/DD/YYYY', '2026-03-04'],
    ]);
  });

  it('counts what the channel reads as, most rows first, and nothing of rows that have none', async () => {
    const rows = ['Social', 'Search', ' Social ', '', 'social'].map(
      (channel) => `2026-09-03,Brand,${channel},1`,
    );
    const { channels } = (await converted(HEADER + rows.join('\n'), mapping)).at(-1)!;
    expect(channels).toEqual({
      channels: [
        { channel: 'Social', rows: 2 },
        { channel: 'Search', rows: 1 },
        { channel: 'social', rows: 1 },
      ],
      distinct: 3,
      isAll: true,
    });
  });

  it('stops telling channels apart where a column has too many to be channels', async () => {
    const rows = Array.from({ length: 1_200 }, (_, index) => `2026-09-03,Brand,Channel ${index},1`);
    const { channels } = (await converted(HEADER + rows.join('\n'), mapping)).at(-1)!;
    expect([channels.channels.length, channels.distinct, channels.isAll]).toEqual([200, 1_000, false]);
  });

  it('reads the file as somebody says, and shows its first lines', async () => {
    const file = readableFile('a.csv', `${HEADER}2026-09-03,Brand,Search,1.50\n`);
    const converter = await FileConverter.ofFile(file, DEFAULT_LIMITS, { headerRow: 0 });
    expect(converter.inspection(null)).toMatchObject({ dataRows: 2, dialect: { said: { headerRow: 0 } } });
    expect(converter.head?.lines.map(({ line }) => line)).toEqual([1, 2]);
  });
});
