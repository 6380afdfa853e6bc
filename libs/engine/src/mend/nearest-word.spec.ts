import { nearestWord } from './nearest-word';

const CHANNELS = ['Social', 'Search', 'Display', 'Video', 'Email', 'Paid Search', 'TV'];

describe('nearestWord', () => {
  it.each([
    ['Socail', 'Social'],
    ['social', 'Social'],
    ['SOCIAL ', 'Social'],
    ['Serch', 'Search'],
    ['Displey', 'Display'],
    ['Paid  search', 'Paid Search'],
    ['Piad Saerch', 'Paid Search'],
    ['E-mail', 'Email'],
  ])('takes %p for %p', (text, word) => expect(nearestWord(text, CHANNELS)).toBe(word));

  it.each(['Radio', 'Newsletter', 'Vid', 'TX', '', 'Soc'])('takes %p for nothing', (text) =>
    expect(nearestWord(text, CHANNELS)).toBeNull(),
  );

  it('does not choose between words that are equally near', () => {
    expect(nearestWord('Bond', ['Band', 'Bend'])).toBeNull();
    expect(nearestWord('Band', ['Band', 'Bend'])).toBe('Band');
  });
});
