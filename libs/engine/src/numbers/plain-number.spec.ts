import { countBetween, NOT_PLAIN } from './plain-number';

const countOf = (text: string) => {
  const bytes = new TextEncoder().encode(`1${text}1`);
  return countBetween(bytes, 1, bytes.length - 1);
};

describe('countBetween', () => {
  it.each(['0', '7', '10', '999999999'])('reads %s', (text) => {
    expect(countOf(text)).toBe(Number(text));
  });

  it.each(['', '00', '007', '-1', '+1', '1.0', '1,000', ' 1', '1 ', '1e3', '１', '1000000000'])(
    'leaves “%s” to the reader that knows every form',
    (text) => {
      expect(countOf(text)).toBe(NOT_PLAIN);
    },
  );
});
