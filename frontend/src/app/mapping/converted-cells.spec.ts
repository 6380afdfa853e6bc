import type { CellError, ColumnInfo } from '@etl-studio/contracts';

import type { ConvertedRow } from '../engine/conversion';
import { convertedCells, previewFields } from './converted-cells';

const columns: ColumnInfo[] = ['Day', 'Cost'].map((name, index) => ({
  index,
  name,
  type: 'text',
  empty: 0,
  distinct: 1,
  samples: [],
}));
const mapping = {
  date: { source: 'Day' },
  campaign: { constant: 'Autumn' },
  spend: { source: 'Cost' },
  clicks: { source: 'Clicks' },
};
const fault = (field: CellError['field']): CellError => ({
  code: 'invalid_number',
  field,
  column: null,
  message: '',
  value: null,
});
const row = (errors: CellError[]): ConvertedRow => ({
  rowNumber: 5,
  line: 6,
  cells: ['31/09/2026', 'n/a'],
  values: {},
  errors,
});

describe('previewFields', () => {
  it('shows date and spend where nothing is selected', () => {
    expect(previewFields(mapping, null, 2)).toEqual(['date', 'spend']);
  });

  it('makes room for the selected field, in the order of the fields', () => {
    expect(previewFields(mapping, 'clicks', 2)).toEqual(['date', 'clicks']);
  });

  it('leaves out what is not mapped', () => {
    expect(previewFields({ spend: { source: 'Cost' } }, 'channel', 9)).toEqual(['spend']);
  });
});

describe('convertedCells', () => {
  it('puts the raw cell beside its error', () => {
    const cells = convertedCells(row([fault('spend')]), ['date', 'spend'], mapping, columns);
    expect(cells.map(({ raw, error }) => [raw, error?.field])).toEqual([
      ['31/09/2026', undefined],
      ['n/a', 'spend'],
    ]);
  });

  it('has no raw cell for a value of every row', () => {
    expect(convertedCells(row([]), ['campaign'], mapping, columns)[0]?.raw).toBeNull();
  });

  it('shows a fault of the whole row on its first cell', () => {
    const cells = convertedCells(row([fault(null)]), ['date', 'spend'], mapping, columns);
    expect(cells.map(({ error }) => error !== null)).toEqual([true, false]);
  });
});
