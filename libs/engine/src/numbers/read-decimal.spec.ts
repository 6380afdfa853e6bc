import fc from 'fast-check';
import { readDecimal } from './read-decimal';

const value = (text: string, decimal: '.' | ',' = '.') => {
  const read = readDecimal(text, decimal);
  return 'value' in read ? read.value : read.fault;
};

describe('reading an amount', () => {
  it.each([
    ['12.50', '12.5'],
    ['0.00', '0'],
    ['007', '7'],
    ['.22', '0.22'],
    ['5.', '5'],
    ['1,234.56', '1234.56'],
    ["1'234'567.8", '1234567.8'],
    ['1\u00a0234.5', '1234.5'],
    ['1\u202f234', '1234'],
    ['12,34,567.80', '1234567.8'],
    ['$1,250.50', '1250.5'],
    ['US$ 12', '12'],
    ['EUR 12.34', '12.34'],
    ['12.34 EUR', '12.34'],
    ['¥3,885', '3885'],
    ['-5', '-5'],
    ['−5', '-5'],
    ['-$5.10', '-5.1'],
    ['(12.30)', '-12.3'],
    ['12.30-', '-12.3'],
    ['–12.30', '-12.3'],
    ['$(12.30)', '-12.3'],
    ['($12.30)', '-12.3'],
    ['CHF 12.-', '12'],
    ['12-', '-12'],
    ['$12.50 USD', '12.5'],
    ['R 1,234.50', '1234.5'],
    ['12,345원', '12345'],
    ['1,234円', '1234'],
    ['１，２３４．５', '1234.5'],
    ['-0.00', '0'],
    ['999999999999999.123456789012', '999999999999999.123456789012'],
  ])('understands %s with a point', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it.each([
    ['1.234,56', '1234.56'],
    ['12,50 €', '12.5'],
    ['1 234,56 грн.', '1234.56'],
    ['1 234,56 руб.', '1234.56'],
    ['1\u00a0234,50 Kč', '1234.5'],
    ['12,- Kč', '12'],
    ['12,50 zł', '12.5'],
    ['kr 12,50', '12.5'],
    ['1.234,56 TL', '1234.56'],
    ['R$\u00a0236,86', '236.86'],
    ['3\u202f246,44', '3246.44'],
    ['9,36', '9.36'],
    ['12', '12'],
    ['1.234', '1234'],
  ])('understands %s with a comma', (text, expected) => {
    expect(value(text, ',')).toBe(expected);
  });

  it.each([
    '1,5',
    '1,23',
    '1.2.3',
    '12,34,5x',
    'abc',
    '--5',
    '5 apples',
    '1 2',
    '12%',
    '%12',
    '12,5 ‰',
    '> 90',
    '-(5)',
    'SKU 12',
    '12 EUR EUR',
    '1,2345',
    '$5€',
    '(5',
    '0,123',
    '1,234,56',
    '',
    '.',
    '1e5',
  ])('refuses %s in a column with points', (text) => {
    expect(value(text)).toBe('invalid_number');
  });

  it('says when digits would be lost', () => {
    expect(value('0.1234567890123')).toBe('precision_loss');
    expect(value('0.1234567890120')).toBe('0.123456789012');
    expect(value('1234567890123456')).toBe('out_of_range');
  });

  it('gives back every decimal written with thousands separators', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }),
        fc.integer({ min: 0, max: 99 }),
        fc.boolean(),
        (whole, cents, point) => {
          const grouped = whole.toString().replace(/\B(?=(\d{3})+$)/g, point ? ',' : '.');
          const text = `${grouped}${point ? '.' : ','}${String(cents).padStart(2, '0')}`;
          const fraction = String(cents).padStart(2, '0').replace(/0+$/, '');
          expect(value(text, point ? '.' : ',')).toBe(`${whole}${fraction && `.${fraction}`}`);
        },
      ),
    );
  });
});
