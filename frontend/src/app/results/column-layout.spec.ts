import { TestBed } from '@angular/core/testing';

import { ColumnLayout } from './column-layout';

const KEY = 'etl-studio.result-columns';
const fresh = () => {
  TestBed.resetTestingModule();
  return TestBed.inject(ColumnLayout);
};

describe('ColumnLayout', () => {
  beforeEach(() => localStorage.clear());

  it('shows all columns, the texts as wide as there is room', () => {
    const layout = fresh();
    expect(layout.columns()).toHaveLength(9);
    expect(layout.template()).toContain('minmax(190px, 2fr)');
    expect(layout.isChanged()).toBe(false);
  });

  it('keeps what is hidden, pinned and widened, and forgets it again', () => {
    const layout = fresh();
    layout.show(['clicks', 'cpc', 'cpa'], false);
    layout.pin('campaign', true);
    layout.pin('rowNumber', true);
    layout.setWidth('campaign', 320.4);
    const kept = fresh();
    expect(kept.columns()).toEqual(['rowNumber', 'campaign', 'date', 'channel', 'spend', 'conversions']);
    expect(kept.offsets()).toEqual({ rowNumber: 0, campaign: 72 });
    expect(kept.widthOf('campaign')).toBe(320);
    expect(kept.derived()).toBe(false);
    kept.reset();
    expect(fresh().columns()).toHaveLength(9);
  });

  it('never hides the row number, and keeps widths within reason', () => {
    const layout = fresh();
    layout.show(['rowNumber', 'date'], false);
    layout.setWidth('spend', 5);
    expect(layout.columns()[0]).toBe('rowNumber');
    expect(layout.widthOf('spend')).toBe(60);
    layout.setWidth('spend', null);
    expect(layout.widthOf('spend')).toBe(124);
  });

  it.each(['{', '[]', '"x"', '7', '{"hidden":["shoe","rowNumber"],"widths":{"date":"wide","spend":9999}}'])(
    'is as it was made where %s was kept',
    (kept) => {
      localStorage.setItem(KEY, kept);
      const layout = fresh();
      expect(layout.columns()).toHaveLength(9);
      expect([layout.widthOf('date'), layout.widthOf('spend')]).toEqual([108, 124]);
    },
  );
});
