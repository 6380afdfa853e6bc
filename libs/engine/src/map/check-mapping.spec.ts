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

  it('reports a field that is null once', () => {
    expect(paths({ ...GOOD, spend: null })).toEqual(['mapping.spend']);
  });

  it('refuses a constant that the rules of its field would refuse in every row', () => {
    const allowed = (value: string) => ({ channel: { allowed: [value] } });
    expect(paths(GOOD, allowed('Ads'))).toEqual([]);
    expect(checkMapping(GOOD, allowed('Social'), COLUMNS)).toEqual([
      {
        path: 'rules.channel',
        message: expect.stringContaining('Read “Ads”, expected one of the 1 allowed'),
      },
    ]);
  });
});

describe('checking rules', () => {
  it.each<[string, unknown, string[]]>([
    ['an unknown field', { cost: {} }, ['rules.cost']],
    ['a field called __proto__', JSON.parse('{"__proto__":{"min":1}}'), ['rules.__proto__']],
    ['rules that are no object', { spend: 5 }, ['rules.spend']],
    ['an unknown rule', { spend: { least: 1 } }, ['rules.spend.least']],
    ['a rule called __proto__', JSON.parse('{"spend":{"__proto__":1}}'), ['rules.spend.__proto__']],
    ['a limit that is no number', { spend: { min: 'much' } }, ['rules.spend.min']],
    ['a limit that is null', { spend: { max: null } }, ['rules.spend.max']],
    [
      'a limit with more digits than amounts keep',
      { spend: { min: '0.1234567890123' } },
      ['rules.spend.min'],
    ],
    ['a limit beyond all amounts', { spend: { max: 1e15 } }, ['rules.spend.max']],
    ['a limit of a text', { campaign: { min: 1 } }, ['rules.campaign.min']],
    ['a length of an amount', { spend: { maxLength: 1 } }, ['rules.spend.maxLength']],
    ['a list for a date', { date: { allowed: ['2026-01-01'] } }, ['rules.date.allowed']],
    ['a pattern for clicks', { clicks: { pattern: '1' } }, ['rules.clicks.pattern']],
    ['a day for a channel', { channel: { minDate: '2026-01-01' } }, ['rules.channel.minDate']],
    ['a day that does not exist', { date: { minDate: '2026-02-30' } }, ['rules.date.minDate']],
    ['a day in other clothes', { date: { maxDate: '01.02.2026' } }, ['rules.date.maxDate']],
    ['a negative length', { channel: { maxLength: -1 } }, ['rules.channel.maxLength']],
    ['a length of half a character', { channel: { minLength: 0.5 } }, ['rules.channel.minLength']],
    ['a length as text', { channel: { minLength: '1' } }, ['rules.channel.minLength']],
    ['an empty list of values', { channel: { allowed: [] } }, ['rules.channel.allowed']],
    ['a value that is no text', { channel: { allowed: [1] } }, ['rules.channel.allowed']],
    ['a blank value', { channel: { allowed: ['Meta', ' '] } }, ['rules.channel.allowed']],
    ['a value that stands for none', { channel: { allowed: ['N/A'] } }, ['rules.channel.allowed']],
    ['a currency that is none', { currency: { allowed: ['Euro'] } }, ['rules.currency.allowed']],
    ['a pattern with look-ahead', { campaign: { pattern: '(?=a)' } }, ['rules.campaign.pattern']],
    ['a pattern with a back-reference', { campaign: { pattern: '(a)\\1' } }, ['rules.campaign.pattern']],
    [
      'a pattern that repeats without end',
      { campaign: { pattern: '(a{1000}){9}' } },
      ['rules.campaign.pattern'],
    ],
    ['a pattern that is not closed', { campaign: { pattern: '[a' } }, ['rules.campaign.pattern']],
    ['a pattern of great length', { campaign: { pattern: 'a'.repeat(1001) } }, ['rules.campaign.pattern']],
  ])('reports %s', (_, rules, expected) => {
    expect(paths(GOOD, rules)).toEqual(expected);
  });

  it('names why a pattern cannot be used', () => {
    const [problem] = checkMapping(GOOD, { campaign: { pattern: '[a' } }, COLUMNS);
    expect(problem?.message).toContain('missing closing ]');
  });
});

describe('rules that leave no value', () => {
  // Each beside its neighbour by one, which can be passed.
  it.each<[unknown, unknown, string]>([
    [{ spend: { min: '10', max: 9.99 } }, { spend: { min: '9.99', max: 9.99 } }, 'rules.spend.min'],
    [{ spend: { max: '-0.01' } }, { spend: { max: '0' } }, 'rules.spend.max'],
    [{ spend: { min: '-1', max: '-2' } }, { spend: { min: '-2', max: '-2' } }, 'rules.spend.min'],
    [{ clicks: { min: 0.5, max: 0.9 } }, { clicks: { min: 0.5, max: 1 } }, 'rules.clicks.min'],
    [{ clicks: { min: -0.9, max: -0.1 } }, { clicks: { min: -0.9, max: 0.1 } }, 'rules.clicks.min'],
    [
      { campaign: { minLength: 5, maxLength: 4 } },
      { campaign: { minLength: 5, maxLength: 5 } },
      'rules.campaign.minLength',
    ],
    [{ campaign: { maxLength: 0 } }, { campaign: { maxLength: 1 } }, 'rules.campaign.maxLength'],
    [{ campaign: { minLength: 10_001 } }, { campaign: { minLength: 10_000 } }, 'rules.campaign.minLength'],
    [{ currency: { minLength: 4 } }, { currency: { minLength: 3 } }, 'rules.currency.minLength'],
    [{ currency: { maxLength: 2 } }, { currency: { maxLength: 3 } }, 'rules.currency.maxLength'],
    [
      { date: { minDate: '2026-02-01', maxDate: '2026-01-31' } },
      { date: { minDate: '2026-02-01', maxDate: '2026-02-01' } },
      'rules.date.minDate',
    ],
    [
      { campaign: { allowed: ['abc', 'abcd'], maxLength: 2 } },
      { campaign: { allowed: ['abc', 'abcd'], maxLength: 3 } },
      'rules.campaign.allowed',
    ],
    [
      { campaign: { allowed: ['abc'], minLength: 4 } },
      { campaign: { allowed: ['abc'], minLength: 3 } },
      'rules.campaign.allowed',
    ],
    [
      { campaign: { allowed: ['abc'], pattern: '[A-Z]+' } },
      { campaign: { allowed: ['abc', 'ABC'], pattern: '[A-Z]+' } },
      'rules.campaign.allowed',
    ],
  ])('are refused as in %j, unlike %j', (contradictory, possible, path) => {
    expect([paths(GOOD, contradictory), paths(GOOD, possible)]).toEqual([[path], []]);
  });
});
