import { Amount, type MappedFields, type MappedValues } from '@etl-studio/engine';
import { RollupTally } from './rollup-tally';

const record = ({ spend = '0.1', conversions = null, ...over }: Partial<MappedValues>): MappedFields => ({
  date: '2026-03-01',
  campaign: 'Brand',
  channel: 'Search',
  spend: Amount.of(spend),
  clicks: 1,
  conversions: conversions === null ? null : Amount.of(conversions),
  currency: null,
  ...over,
});

describe('sums per day and channel', () => {
  it('are exact, and tell days and channels apart', () => {
    const tally = new RollupTally(false);
    for (const over of [
      {},
      { spend: '0.2' },
      { channel: 'Social' },
      { date: '2026-03-02', conversions: '0.3' },
    ])
      tally.add(record(over));
    expect(tally.rollups()).toEqual([
      {
        currency: '',
        date: '2026-03-01',
        channel: 'Search',
        campaign: '',
        records: 2,
        spend: '0.3',
        clicks: '2',
        conversions: '0',
      },
      {
        currency: '',
        date: '2026-03-01',
        channel: 'Social',
        campaign: '',
        records: 1,
        spend: '0.1',
        clicks: '1',
        conversions: '0',
      },
      {
        currency: '',
        date: '2026-03-02',
        channel: 'Search',
        campaign: '',
        records: 1,
        spend: '0.1',
        clicks: '1',
        conversions: '0.3',
      },
    ]);
  });

  it('tell campaigns apart only where the slices do', () => {
    const campaignsOf = (perCampaign: boolean) => {
      const tally = new RollupTally(perCampaign);
      tally.add(record({ campaign: 'A' }));
      tally.add(record({ campaign: 'B' }));
      return tally.rollups()?.map(({ campaign }) => campaign);
    };
    expect([campaignsOf(true), campaignsOf(false)]).toEqual([['A', 'B'], ['']]);
  });

  it('never add up different currencies, whatever order they come in', () => {
    const tally = new RollupTally(false);
    for (const currency of ['EUR', 'USD', null, 'EUR', 'USD', 'EUR']) tally.add(record({ currency }));
    expect(tally.rollups()?.map(({ currency, records, spend }) => [currency, records, spend])).toEqual([
      ['', 1, '0.1'],
      ['EUR', 3, '0.3'],
      ['USD', 2, '0.2'],
    ]);
  });

  it('are left to the database once there are too many to hold', () => {
    const tally = new RollupTally(true);
    for (let n = 0; n < 30_000; n++) tally.add(record({ campaign: `Campaign ${n}` }));
    expect(tally.rollups()).toBeNull();
  });

  it('are those of the whole, added up from parts', () => {
    const rows = Array.from({ length: 60 }, (_, n) =>
      record({
        date: `2026-03-0${(n % 3) + 1}`,
        campaign: `Campaign ${n % 7}`,
        currency: [null, 'EUR', 'USD'][n % 4] ?? null,
        spend: `${n}.000000000001`,
        conversions: n % 2 ? '0.5' : null,
      }),
    );
    const tallyOf = (part: MappedFields[]) => {
      const tally = new RollupTally(true);
      for (const row of part) tally.add(row);
      return tally;
    };
    const merged = new RollupTally(true);
    for (const [from, to] of [
      [0, 1],
      [1, 40],
      [40, 60],
    ])
      merged.addRollups(JSON.parse(JSON.stringify(tallyOf(rows.slice(from, to)).rollups())));
    expect(merged.rollups()).toEqual(tallyOf(rows).rollups());
  });

  it('are left to the database where one part, or all together, had too many', () => {
    const many = (from: number, rows: number) => {
      const tally = new RollupTally(true);
      for (let n = from; n < from + rows; n++) tally.add(record({ campaign: `Campaign ${n}` }));
      return tally.rollups();
    };
    const added = (...parts: (ReturnType<typeof many> | null)[]) => {
      const tally = new RollupTally(true);
      for (const part of parts) tally.addRollups(part);
      return tally.rollups();
    };
    expect(added(many(0, 3), null, many(5, 1))).toBeNull();
    expect(added(many(0, 15_000), many(10_000, 15_000))).toBeNull();
    expect(added(many(0, 15_000), many(5_000, 15_000))).toHaveLength(20_000);
  });
});
