import { FRACTION_UNITS, fractionOf, wholeOf } from './decimal-parts';

const MINUS = 45;
const DOT = 46;
const ZERO = 48;
const FRACTION_DIGITS = 12;
const SCALE = 10n ** 12n;
/** Both halves are flushed before they leave the range in which a number is an exact integer. */
const FLUSH_AT = 4e15;

/**
 * Exact sum of plain decimals of up to 15 digits before and 12 after the point. Whole and fractional
 * halves are summed as safe integers, so that a row costs no BigInt.
 */
export class DecimalSum {
  private total = 0n;
  private whole = 0;
  private fraction = 0;

  add(value: string): void {
    const { length } = value;
    const negative = value.charCodeAt(0) === MINUS;
    let whole = 0;
    let fraction = 0;
    let i = negative ? 1 : 0;
    for (; i < length; i++) {
      const code = value.charCodeAt(i);
      if (code === DOT) break;
      whole = whole * 10 + (code - ZERO);
    }
    if (i < length) {
      const unit = FRACTION_UNITS[length - i - 1] ?? 1;
      for (i++; i < length; i++) fraction = fraction * 10 + (value.charCodeAt(i) - ZERO);
      fraction *= unit;
    }
    if (negative) this.addParts(-whole, -fraction);
    else this.addParts(whole, fraction);
  }

  /** Adds a whole part and a fraction in units of 10⁻¹², both of one sign. */
  addParts(whole: number, fraction: number): void {
    this.whole += whole;
    this.fraction += fraction;
    if (Math.abs(this.whole) > FLUSH_AT || Math.abs(this.fraction) > FLUSH_AT) this.flush();
  }

  /** Adds a safe integer. */
  addInteger(value: number): void {
    this.whole += value;
    if (Math.abs(this.whole) > FLUSH_AT) this.flush();
  }

  addTimes(value: string, times: number): void {
    if (times === 1) this.add(value);
    else this.total += (BigInt(wholeOf(value)) * SCALE + BigInt(fractionOf(value))) * BigInt(times);
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
export function scaledDecimal(value: string): bigint {
  const sum = new DecimalSum();
  sum.add(value);
  return sum.scaled();
}

/** The plain decimal of an integer in units of 10⁻¹². */
export function decimalOf(scaled: bigint): string {
  const negative = scaled < 0n;
  const digits = (negative ? -scaled : scaled).toString().padStart(FRACTION_DIGITS + 1, '0');
  const whole = digits.slice(0, -FRACTION_DIGITS);
  const fraction = digits.slice(-FRACTION_DIGITS).replace(/0+$/, '');
  return `${negative ? '-' : ''}${whole}${fraction && `.${fraction}`}`;
}
