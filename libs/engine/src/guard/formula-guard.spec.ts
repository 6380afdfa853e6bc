import fc from 'fast-check';
import { guarded, unguarded } from './formula-guard';

describe('the formula guard', () => {
  it.each([
    '=1+1',
    '+1+1',
    '-1+1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '=HYPERLINK("http://x")',
    '＝1',
    "'=1",
    "''@x",
    '-5+ABC',
    '-5 EUR+1',
    '+EUR',
    '-.',
    "-2+3+cmd|' /C calc'!A0",
  ])('puts an apostrophe before %j', (text) => expect(guarded(text)).toBe(`'${text}`));

  it.each([
    '-12.30',
    '+5',
    '-1,234.56',
    '-€12,30',
    '-12,30 €',
    '-5%',
    '-12,50 EUR',
    '-USD 1,234.50',
    '-.5',
    '-1.5e-3',
    '1e5',
    'Brand - Search',
    "it's",
    "'quoted'",
    '',
  ])('leaves %j as it is', (text) => expect(guarded(text)).toBe(text));

  it('is undone by taking one apostrophe away', () => {
    const character = fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '1', '.', 'a', ' ', '€');
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 6 }), (text) => {
        expect(unguarded(guarded(text))).toBe(text);
      }),
    );
  });
});
