const FRACTION_DIGITS = 12;
const SCALE = 10n ** 12n;
/** Both halves are flushed before they leave the range in which a number is an exact integer. */
const FLUSH_AT = 4e15;
const POWERS = Array.from({ length: FRACTION_DIGITS + 1 }, (_, digits) => 10 ** (FRACTION_DIGITS - digits));

/**
 * Exact sum of plain decimals of up to 15 digits before and 12 after the point. Whole and fractional
 * halves are summed as safe integers, so that a row costs no BigInt.
 */
export class DecimalSum {
  private total = 0n;
  private whole = 0;
  private fraction = 0;

  add(value: string): void {
    this.addTimes(value, 1);
  }

  addTimes(value: string, times: number): void {
    const negative = value.charCodeAt(0) === 45;
    let whole = 0;
    let i = negative ? 1 : 0;
    for (; i < value.length; i++) {
      const digit = value.charCodeAt(i) - 48;
      if (digit < 0) break;
      whole = whole * 10 + digit;
    }
    let fraction = 0;
    const digits = Math.max(0, value.length - i - 1);
    for (i++; i < value.length; i++) fraction = fraction * 10 + (value.charCodeAt(i) - 48);
    fraction *= POWERS[digits] ?? 1;
    if (times !== 1) this.addScaled((BigInt(whole) * SCALE + BigInt(fraction)) * BigInt(negative ? -times : times));
    else if (negative) this.addHalves(-whole, -fraction);
    else this.addHalves(whole, fraction);
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

  private addHalves(whole: number, fraction: number): void {
    this.whole += whole;
    this.fraction += fraction;
    if (Math.abs(this.whole) > FLUSH_AT || Math.abs(this.fraction) > FLUSH_AT) this.flush();
  }

  private addScaled(scaled: bigint): void {
    this.total += scaled;
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
