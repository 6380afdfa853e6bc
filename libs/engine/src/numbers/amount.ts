const MINUS = 45;
const DOT = 46;
const ZERO = 48;
const FRACTION_DIGITS = 12;
/** What digits after the point count in units of 10⁻¹², by how many there are. */
const UNITS: readonly number[] = Array.from(
  { length: FRACTION_DIGITS + 1 },
  (_, digits) => 10 ** (FRACTION_DIGITS - digits),
);

/**
 * An exact decimal of up to 15 digits before and 12 after the point, as two numbers that hold their part exactly. Adding
 * it up takes no text, and its text is made only of what is asked for.
 */
export class Amount {
  /** `fraction` is what the `places` digits after the point say. Below zero both parts are. */
  constructor(
    readonly whole: number,
    readonly fraction: number,
    readonly places: number,
  ) {}

  /** Of a plain decimal such as `12.5` or `-3`. */
  static of(plain: string): Amount {
    const { length } = plain;
    const negative = plain.charCodeAt(0) === MINUS;
    let whole = 0;
    let fraction = 0;
    let i = negative ? 1 : 0;
    for (; i < length; i++) {
      const code = plain.charCodeAt(i);
      if (code === DOT) break;
      whole = whole * 10 + (code - ZERO);
    }
    const places = Math.max(0, length - i - 1);
    for (i++; i < length; i++) fraction = fraction * 10 + (plain.charCodeAt(i) - ZERO);
    return negative ? new Amount(0 - whole, 0 - fraction, places) : new Amount(whole, fraction, places);
  }

  get isNegative(): boolean {
    return this.whole < 0 || this.fraction < 0;
  }

  /** The part after the point in units of 10⁻¹². */
  get fractionUnits(): number {
    return this.fraction * (UNITS[this.places] ?? 1);
  }

  /** Plain decimal without trailing zeros. */
  toString(): string {
    const whole = String(Math.abs(this.whole));
    const fraction = this.fraction === 0 ? '' : `.${this.decimals()}`;
    return `${this.isNegative ? '-' : ''}${whole}${fraction}`;
  }

  private decimals(): string {
    let digits = Math.abs(this.fraction);
    let { places } = this;
    for (; digits % 10 === 0; digits /= 10) places--;
    return String(digits).padStart(places, '0');
  }
}
