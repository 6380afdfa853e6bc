import type { Mapping, RememberedMapping } from '@etl-studio/contracts';
import { inspect } from '../testing/read-all';
import { columnKey, headerSet } from './header-set';
import { readsSameDates } from './same-dates';
import { suggestMapping } from './suggest-mapping';

function remembered(mapping: Mapping, kind: RememberedMapping['kind'] = 'import'): RememberedMapping {
  return {
    kind,
    mapping,
    datasetId: 'd',
    datasetName: 'Ads',
    schemaVersion: 3,
    runId: kind === 'import' ? 'r' : null,
    fileName: kind === 'import' ? 'june.csv' : null,
    at: '2026-06-03T09:00:00.000Z',
    by: 'Mia',
  };
}

const MAPPING: Mapping = {
  date: { source: 'Day', format: 'DD/MM/YYYY' },
  campaign: { source: 'Campaign' },
  channel: { constant: 'Paid social' },
  spend: { source: 'Cost', decimal: ',', default: '0' },
};

const suggest = (csv: string, memory: RememberedMapping) => suggestMapping(inspect(csv), memory);

describe('a remembered mapping', () => {
  it('wins over names, down to what was left unmapped, and says where it comes from', () => {
    const suggested = suggest('Day,Campaign,Cost,Clicks\n03/04/2026,A,"1,500",7\n', remembered(MAPPING));
    expect(suggested).toEqual({
      date: expect.objectContaining({ source: 'Day', format: 'DD/MM/YYYY', ambiguous: null, confidence: 1 }),
      campaign: expect.objectContaining({ source: 'Campaign' }),
      channel: expect.objectContaining({ constant: 'Paid social' }),
      spend: expect.objectContaining({ source: 'Cost', decimal: ',', default: '0', ambiguous: null }),
    });
    expect(suggested.spend?.reason).toBe(
      'As in the last import with these columns, “june.csv” into “Ads”, 3 June 2026, by Mia.',
    );
  });

  it('gives way to what the values of the file prove', () => {
    const { date, spend } = suggest(
      'Day,Campaign,Cost\n03/04/2026,A,1.5\n04/15/2026,A,2.25\n',
      remembered(MAPPING),
    );
    expect(date).toMatchObject({ format: 'MM/DD/YYYY', confidence: 0.9, ambiguous: null });
    expect(date?.reason).toMatch(
      /, but read as MM\/DD\/YYYY, not DD\/MM\/YYYY: line 3 has 15 in second place\.$/,
    );
    expect(spend).toMatchObject({ decimal: '.' });
    expect(spend?.reason).toMatch(/, but read with “\.” before the decimals, not “,”: line \d has “.*”\.$/);
  });

  it('takes a format by what it reads, not by its spelling', () => {
    const { date } = suggest(
      'Day,Campaign,Cost\n03/04/2026,A,1\n',
      remembered({ ...MAPPING, date: { source: 'Day', format: 'd/M/yyyy' } }),
    );
    expect(date).toMatchObject({ format: 'd/M/yyyy', ambiguous: null });
  });

  it('still asks about a column that nobody was asked about before', () => {
    const { date } = suggest(
      'Day,Campaign,Cost\n03/04/2026,A,1\n',
      remembered({ ...MAPPING, date: { source: 'Day' } }),
    );
    expect(date?.ambiguous?.options).toHaveLength(2);
    expect(date?.confidence).toBeLessThan(0.7);
  });

  it('reads spreadsheet serials again where they were serials', () => {
    const { date } = suggest(
      'Day,Campaign,Cost\n46000,A,1\n46001,B,2\n',
      remembered({ ...MAPPING, date: { source: 'Day', format: 'EXCEL' } }),
    );
    expect(date).toMatchObject({ source: 'Day', format: 'EXCEL' });
  });

  it('leaves a field to names and values where its column holds something else now', () => {
    const { date, spend } = suggest(
      'Day,Date,Campaign,Cost,Spend\nMonday,2026-05-01,A,unknown,1.5\nTuesday,2026-05-02,B,none,2.5\n',
      remembered(MAPPING),
    );
    expect(date).toMatchObject({ source: 'Date', format: 'YYYY-MM-DD' });
    expect(date?.rememberedFrom).toBeUndefined();
    expect(spend).toMatchObject({ source: 'Spend' });
  });

  it('repeats no constant date', () => {
    const memory = remembered({ ...MAPPING, date: { constant: '2026-05-31' } });
    expect(suggest('Campaign,Cost\nA,1\n', memory).date).toBeUndefined();
    expect(suggest('Day,Campaign,Cost\n2026-06-01,A,1\n', memory).date).toMatchObject({ source: 'Day' });
  });

  it('keeps the channel of a dataset from a file of another platform', () => {
    const mapping: Mapping = { ...MAPPING, channel: { constant: 'Criteo' } };
    const meta = 'Day,Campaign,Amount spent,Link clicks,Cost\n03/04/2026,A,1,2,3\n';
    expect(suggest(meta, remembered(mapping, 'dataset')).channel).toMatchObject({ constant: 'Meta Ads' });
    expect(suggest(meta, remembered(MAPPING, 'dataset')).channel).toMatchObject({
      constant: 'Paid social',
      reason: 'As in schema version 3 of this dataset, 3 June 2026, by Mia.',
    });
    expect(suggest(meta, remembered(mapping)).channel).toMatchObject({ constant: 'Criteo' });
  });

  it('holds for a header without rows', () => {
    const { date, spend } = suggest('Day,Campaign,Cost\n', remembered(MAPPING));
    expect([date?.format, spend?.decimal]).toEqual(['DD/MM/YYYY', ',']);
  });
});

describe('a header set', () => {
  it('is the same in any order, case, width and spacing', () => {
    expect(headerSet(['Ｃｏｓｔ', ' day ', 'Ad  group'])).toBe(headerSet(['Ad group', 'COST', 'Day']));
    expect(columnKey('Ad\u00a0group')).toBe('ad group');
  });

  it('is another with one name more, less, or in another currency', () => {
    const sets = [['Day', 'Cost'], ['Day'], ['Day', 'Cost', 'Clicks'], ['Day', 'Cost (USD)'], ['Day","Cost']];
    expect(new Set(sets.map(headerSet)).size).toBe(sets.length);
  });

  it('is none where no column has a name', () => {
    expect(headerSet(['Column 1', 'Column 2'])).toBeNull();
    expect(headerSet(['Column 1', 'Cost'])).not.toBeNull();
  });
});

describe('two date formats', () => {
  it.each([
    ['DD/MM/YYYY', 'dd/MM/yyyy', true],
    ['DD/MM/YYYY', 'MM/DD/YYYY', false],
    ['DD/MM/YYYY', 'DD.MM.YYYY', false],
    ['YYYYMMDD', 'EXCEL', false],
    ['D MMM YYYY', 'DD MMM YYYY', true],
    ['DD/MM/YYYY', 'nonsense', false],
  ])('%s and %s read the same: %s', (one, other, same) => {
    expect(readsSameDates(one, other)).toBe(same);
  });
});
