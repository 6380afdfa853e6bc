import type { FieldRules, Mapping, MappingField } from '@etl-studio/contracts';
import { outcomesOf } from '../testing/read-all';
import { fieldCheck } from './rules';

/** The code that the field's rules give a canonical value; null where it passes. */
const codeOf = (field: MappingField, rules: FieldRules, value: string | number) =>
  fieldCheck<string | number>(field, rules)?.(value)?.code ?? null;

describe('each rule at its boundary', () => {
  it.each<[MappingField, FieldRules, string | number, string | number, string]>([
    ['spend', { min: '5' }, '5', '4.999999999999', 'out_of_range'],
    ['spend', { min: 0.1 }, '0.1', '0.099999999999', 'out_of_range'],
    ['spend', { min: '-10' }, '-10', '-10.000000000001', 'out_of_range'],
    ['spend', { min: '-0.5' }, '-0.5', '-0.500000000001', 'out_of_range'],
    ['spend', { max: 5 }, '5', '5.000000000001', 'out_of_range'],
    ['spend', { max: '999999999999999' }, '999999999999999', '999999999999999.000000000001', 'out_of_range'],
    ['spend', { max: '0.50' }, '0.5', '0.51', 'out_of_range'],
    ['spend', { max: 1e-7 }, '0.0000001', '0.000000100001', 'out_of_range'],
    ['conversions', { min: '1.5' }, '1.5', '1.4', 'out_of_range'],
    ['conversions', { max: '1.5' }, '1.5', '1.6', 'out_of_range'],
    ['clicks', { min: 3 }, 3, 2, 'out_of_range'],
    ['clicks', { max: '3' }, 3, 4, 'out_of_range'],
    ['campaign', { minLength: 3 }, 'abc', 'ab', 'out_of_range'],
    ['campaign', { maxLength: 3 }, 'abc', 'abcd', 'too_long'],
    ['channel', { minLength: 2 }, '🙂🙂', '🙂', 'out_of_range'],
    ['channel', { maxLength: 2 }, '🙂🙂', '🙂🙂🙂', 'too_long'],
    ['channel', { allowed: ['Meta', ' Google Ads '] }, 'Google Ads', 'google ads', 'not_allowed'],
    ['currency', { allowed: ['eur'] }, 'EUR', 'USD', 'not_allowed'],
    ['campaign', { pattern: 'DE_[0-9]{3}' }, 'DE_123', 'DE_1234', 'pattern_mismatch'],
    ['campaign', { pattern: 'DE_.+' }, 'DE_x', 'xDE_x', 'pattern_mismatch'],
    ['date', { minDate: '2026-03-01' }, '2026-03-01', '2026-02-28', 'out_of_range'],
    ['date', { maxDate: '2026-02-28' }, '2026-02-28', '2026-03-01', 'out_of_range'],
  ])('%s %j passes %j and refuses %j', (field, rules, passes, refused, code) => {
    expect([codeOf(field, rules, passes), codeOf(field, rules, refused)]).toEqual([null, code]);
  });

  it('says in whole words how many characters were read and wanted', () => {
    expect(fieldCheck<string>('campaign', { maxLength: 1 })?.('🙂🙂')?.message).toContain(
      'Read 2 characters, expected at most 1.',
    );
    expect(fieldCheck<string>('campaign', { minLength: 1 })?.('')?.message).toContain(
      'at least 1 character.',
    );
  });
});

describe('rules and values that no cell gave', () => {
  const mapping: Mapping = {
    date: { source: 'date' },
    campaign: { constant: 'A' },
    channel: { constant: 'B' },
    spend: { source: 'spend', default: '0' },
  };

  it('hold a default to the rules as well', () => {
    const file = 'date,spend\n2026-01-01,\n2026-01-02,1\n';
    const [byDefault, read] = outcomesOf(file, mapping, { spend: { min: 1 } });
    expect(byDefault?.errors.map(({ code, value }) => [code, value])).toEqual([['out_of_range', '']]);
    expect(read?.errors).toEqual([]);
  });
});
