import type { Mapping } from '@etl-studio/contracts';
import { type SchemaContent, schemaChanges } from './schema-changes';

const mapping: Mapping = {
  date: { source: 'Day', format: 'DD.MM.YYYY' },
  campaign: { source: 'Campaign' },
  channel: { source: 'Network' },
  spend: { source: 'Cost' },
};
const schema: SchemaContent = {
  mapping,
  rules: { spend: { min: 0 }, channel: { allowed: ['Meta', 'TikTok'] } },
};

describe('what is different between two schemas', () => {
  it('is nothing where they say the same in other words', () => {
    const other: SchemaContent = {
      mapping: { ...mapping, spend: { source: ' Cost ' } },
      rules: { channel: { allowed: ['TikTok', 'Meta', ' Meta'] }, spend: { min: '0.00' }, clicks: {} },
    };
    expect(schemaChanges(schema, other)).toEqual([]);
  });

  it('is listed by field, as added, removed and changed lines', () => {
    const after: SchemaContent = {
      mapping: {
        ...mapping,
        channel: { constant: 'Meta' },
        spend: { source: 'Amount', decimal: ',' },
        clicks: { source: 'Clicks' },
      },
      rules: { spend: { min: '-5', max: 10 } },
    };
    expect(schemaChanges(schema, after)).toEqual([
      change('mapping', 'channel', 'source', 'Network', null),
      change('mapping', 'channel', 'constant', null, 'Meta'),
      change('rules', 'channel', 'allowed', ['Meta', 'TikTok'], null),
      change('mapping', 'spend', 'source', 'Cost', 'Amount'),
      change('mapping', 'spend', 'decimal', null, ','),
      change('rules', 'spend', 'min', 0, '-5'),
      change('rules', 'spend', 'max', null, 10),
      change('mapping', 'clicks', 'source', null, 'Clicks'),
    ]);
  });

  it('tells patterns apart by every blank, and limits by every digit', () => {
    const rules = (pattern: string, max: string) => ({
      mapping,
      rules: { campaign: { pattern }, spend: { max } },
    });
    const paths = schemaChanges(rules('a ', '0.1'), rules('a', '0.100000000001')).map(
      ({ setting }) => setting,
    );
    expect(paths).toEqual(['pattern', 'max']);
  });
});

function change(part: string, field: string, setting: string, before: unknown, after: unknown) {
  const kind = before === null ? 'added' : after === null ? 'removed' : 'changed';
  return { part, field, setting, kind, before, after };
}
