import type { ColumnInfo } from '@etl-studio/contracts';

import { columnsToShow, inOrder } from './column-filter';
import type { MappingDraft } from './mapping-draft';

const columns = Array.from({ length: 200 }, (_, index): ColumnInfo => ({
  index,
  name: `Column ${index + 1}`,
  type: 'text',
  empty: 0,
  distinct: 1,
  samples: [index === 150 ? 'Brand' : 'x'],
}));
const draft: MappingDraft = {
  fields: { spend: { source: 'Column 180', origin: 'user' } },
  ignored: [],
};
const names = (
  query: Partial<Parameters<typeof columnsToShow>[4]>,
  asked: string[] = [],
  selected: string | null = null,
) => {
  const whole = { search: '', filter: 'all' as const, most: 60, ...query };
  const { shown, left } = columnsToShow(columns, draft, new Set(asked), selected, whole);
  return { names: shown.map(({ name }) => name), left };
};

describe('columnsToShow', () => {
  it('shows the first columns of a wide file, and those that feed a field or are worked on wherever they stand', () => {
    const { names: shown, left } = names({}, [], 'Column 170');
    expect(shown).toHaveLength(62);
    expect(shown.slice(-3)).toEqual(['Column 60', 'Column 170', 'Column 180']);
    expect(left).toBe(138);
  });

  it('finds columns by name and by value, in the whole file', () => {
    expect(names({ search: 'column 19' }).names).toHaveLength(11);
    expect(names({ search: ' BRAND ' }).names).toEqual(['Column 151']);
    expect(names({ search: 'nothing' })).toEqual({ names: [], left: 0 });
  });

  it('shows those that feed no field, or only those that do', () => {
    expect(names({ filter: 'unmapped', most: Infinity }).names).not.toContain('Column 180');
    expect(names({ filter: 'mapped' }).names).toEqual(['Column 180']);
  });

  it('hides no column with an open question, and not the one that is worked on', () => {
    expect(names({ filter: 'mapped', search: 'nothing' }, ['Column 5']).names).toEqual(['Column 5']);
    expect(names({ filter: 'unmapped', search: '180' }, [], 'Column 180').names).toEqual(['Column 180']);
  });
});

describe('inOrder', () => {
  const ordered = (unresolved: string[]) => inOrder(columns, new Set(unresolved)).map(({ name }) => name);

  it('leaves the columns as the file has them where nothing waits for a person', () =>
    expect(ordered([])).toEqual(columns.map(({ name }) => name)));

  it('has those that do first, they and the others in the order of the file', () => {
    const names = ordered(['Column 190', 'Column 3']);
    expect(names.slice(0, 4)).toEqual(['Column 3', 'Column 190', 'Column 1', 'Column 2']);
    expect(new Set(names).size).toBe(200);
  });
});
