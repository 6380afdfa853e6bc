import type { Dataset } from '@etl-studio/contracts';

import { arrangeDatasets, asDatasetSort } from './dataset-sort';

function dataset(
  name: string,
  records: number,
  createdAt: string,
  description: string | null = null,
): Dataset {
  const sums = { currency: null, spend: '0', clicks: '0', conversions: '0', byCurrency: [] };
  const totals = { ...sums, records, from: null, to: null };
  return {
    id: name,
    orgId: 'o1',
    name,
    description,
    currency: null,
    importMode: 'replace',
    sliceBy: 'date,channel',
    activeSchemaVersion: null,
    lastRun: null,
    totals,
    recentRecords: [],
    createdBy: null,
    createdAt,
  };
}

const meta = dataset('Meta Ads EU', 10, '2026-01-01', 'From the agency');
const bing = dataset('Bing US', 30, '2026-03-01');
const google = dataset('Google Ads DE', 20, '2026-02-01');
const names = (datasets: Dataset[]) => datasets.map(({ name }) => name);

describe('arrangeDatasets', () => {
  it('puts the one with the last activity first', () => {
    expect(names(arrangeDatasets([meta, bing, google], '', 'lastImport'))).toEqual([
      'Bing US',
      'Google Ads DE',
      'Meta Ads EU',
    ]);
  });

  it('orders by name or by records', () => {
    expect(names(arrangeDatasets([meta, google, bing], '', 'name'))[0]).toBe('Bing US');
    expect(names(arrangeDatasets([meta, google, bing], '', 'rows'))).toEqual([
      'Bing US',
      'Google Ads DE',
      'Meta Ads EU',
    ]);
  });

  it('finds by name and by description, whatever the case', () => {
    expect(names(arrangeDatasets([meta, bing, google], ' ads ', 'name'))).toEqual([
      'Google Ads DE',
      'Meta Ads EU',
    ]);
    expect(names(arrangeDatasets([meta, bing, google], 'AGENCY', 'name'))).toEqual(['Meta Ads EU']);
  });
});

describe('asDatasetSort', () => {
  it('falls back to the last import for an unknown order', () => {
    expect(asDatasetSort('nonsense')).toBe('lastImport');
    expect(asDatasetSort('rows')).toBe('rows');
  });
});
