import { inspect } from '../testing/read-all';
import { similarNames } from './similar-names';

describe('column names that look alike', () => {
  it.each([
    ['Cost', 'Сost'],
    ['Cost', 'Co\u200bst'],
    ['Cost', '\u202eCost'],
    ['Clicks', 'clicks'],
    ['Cost', 'Ｃｏｓｔ'],
    ['ROAS', 'ΡΟΑS'.replace('Ρ', 'R')],
  ])('%s and %j', (a, b) => {
    expect(similarNames([a, 'Date', b])).toEqual([[a, b]]);
  });

  it('are not those that differ to the eye, nor those of another language', () => {
    expect(similarNames(['Cost', 'Costs', 'Cost (2)', 'Расход', 'Клики', 'Coût', 'Cout'])).toEqual([]);
  });

  it('are warned of, with the difference spelled out', () => {
    const { warnings } = inspect('Title\nDate,Cost,Сost\n2026-05-01,1.5,2.5\n2026-05-02,1.5,2.5\n');
    expect(warnings).toEqual([
      {
        code: 'similar_columns',
        message:
          'The columns “Cost” and “\\u{0421}ost” look alike but are different ones. Check which of them the mapping takes.',
        line: 2,
      },
    ]);
  });
});
