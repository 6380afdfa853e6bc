import type { ExplainedRecord } from '@etl-studio/contracts';

import { cellsOf, cellsRead, unreadCells } from './record-cells';

const explained: ExplainedRecord = {
  runId: 'r1',
  fileName: 'ads.csv',
  schemaVersion: 1,
  record: {
    rowNumber: 2,
    line: 3,
    date: '2026-03-02',
    campaign: 'Brand',
    channel: 'Meta',
    spend: '7',
    clicks: null,
    conversions: null,
    currency: null,
  },
  cells: { Day: '02.03.2026', Campaign: 'Brand', Cost: 'abc', Note: 'x' },
  sources: {
    date: { column: 'Day' },
    campaign: { column: 'Campaign' },
    channel: { constant: 'Meta' },
    spend: { column: 'Cost' },
  },
  mend: {
    id: 'm1',
    kind: 'record',
    at: '2026-03-05T10:00:00Z',
    by: null,
    before: { Cost: 'abc' },
    values: { Cost: '7' },
    record: null,
  },
};

describe('the cells of a record', () => {
  it('stand beside what they became, those that were mended as well', () => {
    const rows = cellsRead(explained).map(({ id, raw, mended, value }) => [id, raw, mended, value]);
    expect(rows).toEqual([
      ['date', '02.03.2026', undefined, '2026-03-02'],
      ['campaign', 'Brand', undefined, 'Brand'],
      ['channel', 'Meta', undefined, 'Meta'],
      ['spend', 'abc', '7', '7'],
    ]);
    expect(unreadCells(explained)).toEqual([{ column: 'Note', raw: 'x' }]);
  });

  it('are those of the record alone before its row of the file is there', () => {
    expect(cellsOf(explained.record).map(({ id, value }) => [id, value])).toEqual([
      ['date', '2026-03-02'],
      ['campaign', 'Brand'],
      ['channel', 'Meta'],
      ['spend', '7'],
    ]);
  });

  it('are unknown where the file is gone', () => {
    const gone = { ...explained, cells: null };
    expect(cellsRead(gone)[0]).toMatchObject({ raw: null, value: '2026-03-02' });
    expect(unreadCells(gone)).toEqual([]);
  });
});
