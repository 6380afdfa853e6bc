import type { Mapping, Rules } from '@etl-studio/contracts';
import { checkMapping } from './check-mapping';

const GOOD: Mapping = {
  date: { source: 'Day', format: 'YYYY-MM-DD' },
  campaign: { source: ' Campaign ' },
  channel: { constant: 'Ads' },
  spend: { source: 'Cost', decimal: ',', default: '0' },
};
const COLUMNS = ['Day', 'Campaign', 'Cost'];
const paths = (mapping: unknown, rules: unknown = {}, columns: string[] | null = COLUMNS) =>
  checkMapping(mapping as Mapping, rules as Rules, columns).map(({ path }) => path);

describe('checking a mapping', () => {
  it('accepts a good one', () => {
    expect(
      checkMapping(GOOD, { spend: { min: 0, max: '10.5' }, campaign: { pattern: '.*' } }, COLUMNS),
    ).toEqual([]);
  });

  it.each<[string, unknown, string[]]>([
    ['a missing required field', { ...GOOD, spend: undefined }, ['mapping.spend']],
    ['an unknown field', { ...GOOD, cost: { source: 'Cost' } }, ['mapping.cost']],
    ['an unknown column', { ...GOOD, spend: { source: 'Costs' } }, ['mapping.spend.source']],
    ['source and constant', { ...GOOD, spend: { source: 'Cost', constant: '1' } }, ['mapping.spend']],
    ['neither of them', { ...GOOD, spend: {} }, ['mapping.spend']],
    ['a bad date format', { ...GOOD, date: { source: 'Day', format: 'soon' } }, ['mapping.date.format']],
    [
      'a constant date that does not exist',
      { ...GOOD, date: { constant: '2026-02-30' } },
      ['mapping.date.constant'],
    ],
    [
      'a constant spend that is no number',
      { ...GOOD, spend: { constant: 'free' } },
      ['mapping.spend.constant'],
    ],
    [
      'a default that is no integer',
      { ...GOOD, clicks: { source: 'Cost', default: '1.5' } },
      ['mapping.clicks.default'],
    ],
    [
      'another decimal separator',
      { ...GOOD, spend: { source: 'Cost', decimal: ';' } },
      ['mapping.spend.decimal'],
    ],
    [
      'a decimal separator of a text',
      { ...GOOD, campaign: { source: 'Campaign', decimal: '.' } },
      ['mapping.campaign.decimal'],
    ],
    ['an unknown setting', { ...GOOD, spend: { source: 'Cost', unit: 'k' } }, ['mapping.spend.unit']],
    ['a field that is no object', { ...GOOD, spend: 'Cost' }, ['mapping.spend']],
    ['a source that is no text', { ...GOOD, spend: { source: 3 } }, ['mapping.spend.source']],
    [
      'a field called __proto__',
      JSON.parse(JSON.stringify(GOOD).replace('{', '{"__proto__":{"source":"Cost"},')),
      ['mapping.__proto__'],
    ],
  ])('reports %s', (_, mapping, expected) => {
    expect(paths(mapping)).toEqual(expected);
  });

  it('does not check columns without a file', () => {
    expect(paths({ ...GOOD, spend: { source: 'Anything' } }, {}, null)).toEqual([]);
  });

  it.each<[string, unknown, string[]]>([
    ['an unknown field', { cost: {} }, ['rules.cost']],
    ['an unknown rule', { spend: { least: 1 } }, ['rules.spend.least']],
    ['a limit that is no number', { spend: { min: 'much' } }, ['rules.spend.min']],
    ['a rule of another field', { campaign: { min: 1 } }, ['rules.campaign.min']],
    ['limits that contradict each other', { spend: { min: '10', max: 9.99 } }, ['rules.spend.min']],
    [
      'lengths that contradict each other',
      { campaign: { minLength: 5, maxLength: 4 } },
      ['rules.campaign.minLength'],
    ],
    [
      'days that contradict each other',
      { date: { minDate: '2026-02-01', maxDate: '2026-01-01' } },
      ['rules.date.minDate'],
    ],
    ['a day that does not exist', { date: { minDate: '2026-02-30' } }, ['rules.date.minDate']],
    ['a pattern with look-ahead', { campaign: { pattern: '(?=a)' } }, ['rules.campaign.pattern']],
    ['an empty list of values', { channel: { allowed: [] } }, ['rules.channel.allowed']],
    ['a negative length', { channel: { maxLength: -1 } }, ['rules.channel.maxLength']],
  ])('reports %s', (_, rules, expected) => {
    expect(paths(GOOD, rules)).toEqual(expected);
  });
});
