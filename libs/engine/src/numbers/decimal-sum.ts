import { Amount } from './amount';

const FRACTION_DIGITS = 12;
const SCALE = 10n ** 12n;
/** Both halves are flushed before they leave the range in which a number is an exact integer. */
const FLUSH_AT = 4e15;

/** Exact sum of amounts. Whole and fractional halves are summed as safe integers, so that a row costs no BigInt. */
export class DecimalSum {
  private total = 0n;
  private whole = 0;
  private fraction = 0;

  /** Adds a plain decimal of up to 15 digits before and 12 after the point. */
  add(plain: string): void {
    this.addAmount(Amount.of(plain));
  }

  addAmount(amount: Amount): void {
    this.whole += amount.whole;
    if (amount.fraction !== 0) this.fraction += amount.fractionUnits;
    if (Math.abs(this.whole) > FLUSH_AT || Math.abs(this.fraction) > FLUSH_AT) this.flush();
  }

  /** Adds a safe integer. */
  addInteger(value: number): void {
    this.whole += value;
    if (Math.abs(this.whole) > FLUSH_AT) this.flush();
  }

  /** Adds what another sum adds up to, as its text says. */
  addSum(sum: string): void {
    const [whole = '', fraction = ''] = sum.split('.');
    this.total += BigInt(whole + fraction.padEnd(FRACTION_DIGITS, '0'));
  }

  addTimes(plain: string, times: number): void {
    const amount = Amount.of(plain);
    if (times === 1) this.addAmount(amount);
    else this.total += scaledAmount(amount) * BigInt(times);
  }

  /** The sum in units of 10⁻¹². */
  scaled(): bigint {
    this.flush();
    return this.total;
  }

  /** Plain decimal without trailing zeros. */
  toString(): string {
    return decimalOf(this.scaled());
  }

  private flush(): void {
    this.total += BigInt(this.whole) * SCALE + BigInt(this.fraction);
    this.whole = 0;
    this.fraction = 0;
  }
}

/** The plain decimal as an integer in units of 10⁻¹². */
export function scaledDecimal(plain: string): bigint {
  return scaledAmount(Amount.of(plain));
}

function scaledAmount({ whole, fractionUnits }: Amount): bigint {
  return BigInt(whole) * SCALE + BigInt(fractionUnits);
}

/** The plain decimal of an integer in units of 10⁻¹². */
export function decimalOf(scaled: bigint): string {
  const negative = scaled < 0n;
  const digits = (negative ? -scaled : scaled).toString().padStart(FRACTION_DIGITS + 1, '0');
  const whole = digits.slice(0, -FRACTION_DIGITS);
  const fraction = digits.slice(-FRACTION_DIGITS).replace(/0+$/, '');
  return `${negative ? '-' : ''}${whole}${fraction && `.${fraction}`}`;
}
