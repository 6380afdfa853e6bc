import type { Mapping, Rules } from '@etl-studio/contracts';
import { inspect, outcomesOf } from '../testing/read-all';
import { compileMapping, MappingError } from './compile-mapping';

const HEADER = 'date,campaign,channel,spend,clicks,conversions\n';
const MAPPING: Mapping = {
  date: { source: 'date' },
  campaign: { source: 'campaign' },
  channel: { source: 'channel' },
  spend: { source: 'spend' },
  clicks: { source: 'clicks' },
  conversions: { source: 'conversions' },
};

/** The outcome of one row among rows that make their columns plain. */
function outcome(row: string, rules: Rules = {}, mapping: Mapping = MAPPING) {
  const plain = Array.from({ length: 4 }, (_, i) => `2026-01-1${i},Plain,Search,${i}.25,${i},0.5`).join('\n');
  return outcomesOf(`${HEADER}${row}\n${plain}\n`, mapping, rules)[0];
}

const codesOf = (row: string, rules?: Rules, mapping?: Mapping) =>
  outcome(row, rules, mapping)?.errors.map(({ code, field }) => `${field ?? ''}:${code}`);

describe('mapping a row', () => {
  it('gives canonical values', () => {
    expect(outcome('2026-01-02, Brand ,Search,"1,234.50","1,234",12.0')).toEqual({
      values: {
        date: '2026-01-02',
        campaign: 'Brand',
        channel: 'Search',
        spend: '1234.5',
        clicks: 1234,
        conversions: '12',
        currency: null,
      },
      errors: [],
    });
  });

  it('collects every error of a row and keeps what could be converted', () => {
    const read = outcome('2026-02-30,,Search,abc,12.5,-1');
    expect(read?.errors.map(({ code, field }) => `${field ?? ''}:${code}`)).toEqual([
      'date:invalid_date',
      'campaign:required',
      'spend:invalid_number',
      'clicks:invalid_integer',
      'conversions:negative_value',
    ]);
    expect(read?.values).toEqual({ channel: 'Search', conversions: '-1' });
  });

  it.each(['', '-', '--', ' --', '—', 'n/a', 'N/A', 'null'])('takes %j for missing', (marker) => {
    expect(codesOf(`2026-01-02,A,S,${marker},1,1`)).toEqual(['spend:required']);
    expect(outcome(`2026-01-02,A,S,1,${marker},${marker}`)?.values).toMatchObject({
      clicks: null,
      conversions: null,
    });
  });

  it('uses the default for a missing cell and the constant for every row', () => {
    const mapping = {
      ...MAPPING,
      channel: { constant: 'Google Ads' },
      spend: { source: 'spend', default: '0' },
    };
    expect(outcome('2026-01-02,A,Other,,1,1', {}, mapping)?.values).toMatchObject({
      channel: 'Google Ads',
      spend: '0',
    });
  });

  it('reads 12.0 clicks as 12 and refuses 12.5', () => {
    expect(outcome('2026-01-02,A,S,1,12.0,1')?.values.clicks).toBe(12);
    expect(codesOf('2026-01-02,A,S,1,12.5,1')).toEqual(['clicks:invalid_integer']);
  });

  it('takes 1,5 in a column of points for an error, not for 15', () => {
    expect(codesOf('2026-01-02,A,S,"1,5",1,1')).toEqual(['spend:invalid_number']);
  });

  it('follows the decimal separator and the format that the mapping names', () => {
    const mapping: Mapping = {
      ...MAPPING,
      date: { source: 'date', format: 'DD/MM/YYYY' },
      spend: { source: 'spend', decimal: ',' },
    };
    expect(outcomesOf(`${HEADER}03/04/2026,A,S,"1.234,50",1,1\n`, mapping)[0]?.values).toMatchObject({
      date: '2026-04-03',
      spend: '1234.5',
    });
  });

  it('refuses to guess at dates that the whole column leaves open, unless the mapping says how to read them', () => {
    const rows = '03/04/2026,A,S,1,1,1\n05/05/2026,A,S,1,1,1\n';
    const [open, alike] = outcomesOf(`${HEADER}${rows}`, MAPPING);
    expect(open?.errors).toEqual([
      {
        code: 'ambiguous_date',
        field: 'date',
        column: 'date',
        value: '03/04/2026',
        message:
          'Read “03/04/2026”, expected a date that can be read in one way only: it is 2026-04-03 as DD/MM/YYYY and 2026-03-04 as MM/DD/YYYY, and no date of the column tells which is meant. Choose the date format in the mapping.',
      },
    ]);
    expect(alike?.values.date).toBe('2026-05-05');
    const told: Mapping = { ...MAPPING, date: { source: 'date', format: 'DD/MM/YYYY' } };
    expect(outcomesOf(`${HEADER}${rows}`, told)[0]?.values.date).toBe('2026-04-03');
    const decided = outcomesOf(`${HEADER}${rows}16/05/2026,A,S,1,1,1\n`, MAPPING);
    expect(decided.map(({ values }) => values.date)).toEqual(['2026-04-03', '2026-05-05', '2026-05-16']);
  });

  it('finds columns by trimmed name and by raw header', () => {
    const text = 'date, Cost ,Cost\n2026-01-01,1,2\n2026-01-02,1,2\n';
    const mapping = (source: string): Mapping => ({
      date: { source: 'date' },
      campaign: { constant: 'A' },
      channel: { constant: 'S' },
      spend: { source },
    });
    expect(outcomesOf(text, mapping(' Cost'))[0]?.values.spend).toBe('1');
    expect(outcomesOf(text, mapping('Cost (2)'))[0]?.values.spend).toBe('2');
  });

  it('says what was read, what was expected and how to mend it', () => {
    const [error] = outcome('2026-01-02,A,S,abc,1,1')?.errors ?? [];
    expect(error).toMatchObject({ column: 'spend', value: 'abc' });
    expect(error?.message).toBe(
      'Read “abc”, expected a number with “.” before the decimals, such as 1,234.56. Correct the cell, or choose the other decimal separator in the mapping.',
    );
  });

  it('rejects a row for its own faults with its values still known', () => {
    const read = outcome('2026-01-02,A,S,1,1,1,extra');
    expect(read?.errors.map(({ code }) => code)).toEqual(['too_many_fields']);
    expect(read?.values.spend).toBe('1');
  });
});

describe('rules', () => {
  it.each<[string, Rules, string[]]>([
    ['2026-01-02,A,S,5,1,1', { spend: { min: 5, max: '5' } }, []],
    ['2026-01-02,A,S,5.01,1,1', { spend: { max: 5 } }, ['spend:out_of_range']],
    ['2026-01-02,A,S,-5,1,1', {}, ['spend:negative_value']],
    ['2026-01-02,A,S,-5,1,1', { spend: { min: '-10' } }, []],
    ['2026-01-02,A,S,-50,1,1', { spend: { min: '-10' } }, ['spend:out_of_range']],
    ['2026-01-02,Brand,S,1,1,1', { campaign: { maxLength: 3 } }, ['campaign:too_long']],
    ['2026-01-02,A,S,1,1,1', { channel: { allowed: ['Search', 'Social'] } }, ['channel:not_allowed']],
    ['2026-01-02,DE_Brand,S,1,1,1', { campaign: { pattern: '[A-Z]{2}_.+' } }, []],
    ['2026-01-02,xDE_Brand,S,1,1,1', { campaign: { pattern: '[A-Z]{2}_.+' } }, ['campaign:pattern_mismatch']],
    ['2026-01-02,A,S,1,1,1', { date: { minDate: '2026-01-03' } }, ['date:out_of_range']],
    ['2026-01-02,A,S,1,1,1', { date: { maxDate: '2026-01-01' } }, ['date:out_of_range']],
  ])('%s under %j', (row, rules, codes) => {
    expect(codesOf(row, rules)).toEqual(codes);
  });

  it('match a pattern in linear time', () => {
    const started = Date.now();
    expect(codesOf(`2026-01-02,${'a'.repeat(5000)}!,S,1,1,1`, { campaign: { pattern: '(a+)+' } })).toEqual([
      'campaign:pattern_mismatch',
    ]);
    expect(Date.now() - started).toBeLessThan(5000);
  });
});

it('refuses a mapping that does not fit the file, naming the place', () => {
  const profile = inspect(`${HEADER}2026-01-02,A,S,1,1,1\n`);
  expect(() => compileMapping(profile, { ...MAPPING, spend: { source: 'Costs' } }, {})).toThrow(MappingError);
});
