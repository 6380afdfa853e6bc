import { TestBed } from '@angular/core/testing';
import { Formats } from '@etl-studio/ui';

import { amountWords, differenceWords } from './amounts';

const eur = (spend: string) => ({ currency: 'EUR', spend });
const usd = (spend: string) => ({ currency: 'USD', spend });

describe('amounts of several currencies', () => {
  const formats = () => TestBed.inject(Formats);

  it('stand side by side, each in its own', () => {
    expect(amountWords([eur('10'), usd('5.5')], 'EUR', formats())).toBe('€10.00 + $5.50');
    expect(amountWords([usd('5.5')], 'EUR', formats())).toBe('$5.50');
  });

  it('are nothing of the currency of the dataset where there are none', () => {
    expect(amountWords([], 'EUR', formats())).toBe('€0.00');
    expect(differenceWords([], 'EUR', formats())).toBe('+€0.00');
  });

  it('differ by what each of them differs by, where it does', () => {
    expect(differenceWords([eur('-1.2'), usd('3')], 'EUR', formats())).toBe('−€1.20, +$3.00');
    expect(differenceWords([eur('0'), usd('3')], 'EUR', formats())).toBe('+$3.00');
    expect(differenceWords([usd('0')], 'EUR', formats())).toBe('+$0.00');
  });
});
