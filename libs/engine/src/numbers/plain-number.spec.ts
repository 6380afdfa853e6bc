import { NOT_PLAIN, plainAmount, plainCount } from './plain-number';

/** Reads the text with digits before and behind it, which are none of it. */
const reading =
  <T>(read: (bytes: Uint8Array, start: number, end: number) => T) =>
  (text: string): T => {
    const bytes = new TextEncoder().encode(`1${text}1`);
    return read(bytes, 1, bytes.length - 1);
  };

describe('plainCount', () => {
  const countOf = reading(plainCount);

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

describe('plainAmount', () => {
  const amountOf = reading(plainAmount);

  it.each([
    ['0', '0'],
    ['0.00', '0'],
    ['12.50', '12.5'],
    ['0.05', '0.05'],
    ['999999999999999', '999999999999999'],
    ['1.000000000001', '1.000000000001'],
    ['10.0', '10'],
  ])('reads %s', (text, plain) => {
    expect(amountOf(text)?.toString()).toBe(plain);
  });

  it.each(['', '.', '.5', '5.', '007', '00.5', '-1', '1.2.3', '1,5', ' 1', '1e3', '1234567890123456'])(
    'leaves “%s” to the reader that knows every form',
    (text) => {
      expect(amountOf(text)).toBeNull();
    },
  );

  it('tells how many digits stand behind the point', () => {
    expect(amountOf('12.500')?.places).toBe(3);
    expect(amountOf('12')?.places).toBe(0);
  });
});
