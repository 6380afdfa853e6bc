import type { Mapping, MappingField, Repair, Rules } from '@etl-studio/contracts';
import { FileInspector } from '../sniff/file-inspector';
import { cellRepair } from './cell-repair';

const MAPPING: Mapping = {
  date: { source: 'Day', format: 'DD/MM/YYYY' },
  campaign: { source: 'Campaign' },
  channel: { source: 'Channel' },
  spend: { source: 'Cost', decimal: '.' },
  clicks: { source: 'Clicks', decimal: '.' },
};
const RULES: Rules = { channel: { allowed: ['Social', 'Search', 'Display'] } };

function profile() {
  const inspector = new FileInspector();
  inspector.push(Buffer.from('Day,Campaign,Channel,Cost,Clicks\n01/02/2026,Brand,Search,1.50,3\n'));
  return inspector.end();
}

function repaired(field: MappingField, repair: Repair, cell: string, over: Mapping = {}): string | null {
  const file = { profile: profile(), mapping: { ...MAPPING, ...over }, rules: RULES };
  return cellRepair(file, field, repair)(cell);
}

describe('repairs of cells', () => {
  it.each([
    ['Socail', 'Social'],
    [' socail', 'Social'],
    ['Newsletter', null],
    ['Social', null],
  ])('take %p for the allowed word %p', (cell, word) =>
    expect(repaired('channel', 'nearest_word', cell)).toBe(word),
  );

  it('know no nearest word where all are allowed', () => {
    expect(repaired('campaign', 'nearest_word', 'Socail')).toBeNull();
  });

  it.each([
    ['DD/MM/YYYY', '12/31/2026', '31/12/2026'],
    ['DD/MM/YYYY', '1/31/2026 10:15', '31/1/2026 10:15'],
    ['MM/DD/YYYY', '31/12/2026', '12/31/2026'],
    ['YYYY-MM-DD', '2026-31-12', '2026-12-31'],
    ['YYYYMMDD', '20263112', '20261231'],
    ['DD.MM.YY', '12.31.26', '31.12.26'],
    // A day as it stands, no day either way, another format, or no date at all.
    ['DD/MM/YYYY', '11/12/2026', null],
    ['DD/MM/YYYY', '31/31/2026', null],
    ['DD/MM/YYYY', '2026-31-12', null],
    ['DD/MM/YYYY', '30/02/2026', null],
    ['DD/MM/YYYY', 'soon', null],
    ['EXCEL', '12/31/2026', null],
  ])('swap day and month in a column of %s: %p is %p', (format, cell, date) => {
    expect(repaired('date', 'swap_day_month', cell, { date: { source: 'Day', format } })).toBe(date);
  });

  it.each([
    ['12.50 Euro', '12.50'],
    ['12.50 eur', '12.50'],
    ['US Dollars: 1,200.00', '1,200.00'],
    ['-3 pounds', '-3'],
    ['1.234,56 Euros', '1234.56'],
    // More than a currency: it may mean another amount.
    ['12k', null],
    ['1.2 million euros', null],
    ['12 %', null],
    ['(12.50) euro', null],
    ['12.50- euro', null],
    ['1 of 2 euros', null],
    ['euro', null],
    ['12.50', null],
  ])('take the currency off %p: %p', (cell, amount) =>
    expect(repaired('spend', 'currency_text', cell)).toBe(amount),
  );

  it.each([
    ['1.234,56', '1234.56'],
    ['12,5', '12.5'],
    ['1.234.567', '1234567'],
    ['1,2,3', null],
    ['abc', null],
  ])('read %p with the other separators: %p', (cell, amount) =>
    expect(repaired('spend', 'other_separators', cell)).toBe(amount),
  );

  it('write with the separator of the column, and make no parts of clicks', () => {
    const german: Mapping = { spend: { source: 'Cost', decimal: ',' } };
    expect(repaired('spend', 'other_separators', '1,234.56', german)).toBe('1234,56');
    expect(repaired('clicks', 'other_separators', '1.234')).toBe('1234');
    expect(repaired('clicks', 'other_separators', '12,5')).toBeNull();
  });
});
