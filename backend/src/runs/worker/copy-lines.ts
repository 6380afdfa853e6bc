import type { Amount } from '@etl-studio/engine';
import { escaped, mustEscape } from './copy-text';

const FIRST_BYTES = 262_144;
/** UTF-8 and COPY's escapes make at most three bytes of a UTF-16 unit. */
const MOST_BYTES_A_UNIT = 3;
const INTEGER_BYTES = 20;
const AMOUNT_BYTES = 32;
/** Numbers below it are written digit by digit. */
const SMALL = 1e9;
const ASCII_END = 128;
const SPACE = 32;
const BACKSLASH = 92;
const TAB = 9;
const NEWLINE = 10;
const DOT = 46;
const ZERO = 48;
const CAPITAL_N = 78;
const QUOTE = 34;
const COMMA = 44;
const OPEN = 123;
const CLOSE = 125;
const NULL_ELEMENT = 'NULL';
/** A backslash is doubled for the array and again for COPY. */
const MOST_BYTES_A_QUOTED_UNIT = 4;
/** Comma, both braces and the tab. */
const LIST_ENDS_BYTES = 4;

/**
 * Lines of COPY's text format, gathered as bytes: strings would be copied two more times on their way. Each value
 * ends with a tab; the last one's becomes the newline.
 */
export class CopyLines {
  private bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
  private at = 0;

  get length(): number {
    return this.at;
  }

  /** The lines so far, in memory that has room for no more: much of it waits for the socket, or to be cleared away. */
  take(): Buffer {
    const taken = Buffer.allocUnsafeSlow(this.at);
    this.bytes.copy(taken, 0, 0, this.at);
    this.at = 0;
    return taken;
  }

  /** A text that is in COPY's format already. */
  raw(text: string): void {
    this.reserve(text.length * MOST_BYTES_A_UNIT);
    this.at += this.bytes.write(text, this.at);
  }

  text(value: string): void {
    const { length } = value;
    this.reserve(length * MOST_BYTES_A_UNIT + 1);
    const { bytes } = this;
    let at = this.at;
    for (let i = 0; i < length; i++) {
      const unit = value.charCodeAt(i);
      // Rare enough to be written from its start by the slower way.
      if (unit >= ASCII_END || unit < SPACE || unit === BACKSLASH) return this.otherText(value);
      bytes[at++] = unit;
    }
    bytes[at++] = TAB;
    this.at = at;
  }

  /** A safe integer. */
  integer(value: number): void {
    this.reserve(INTEGER_BYTES);
    if (value < 0 || value >= SMALL) {
      this.at += this.bytes.write(`${value}\t`, this.at, 'latin1');
      return;
    }
    this.digits(value, digitsOf(value));
    this.bytes[this.at++] = TAB;
  }

  /** A plain decimal without trailing zeros. */
  amount(amount: Amount): void {
    let { fraction, places } = amount;
    if (amount.isNegative || amount.whole >= SMALL || fraction >= SMALL) return this.text(amount.toString());
    this.reserve(AMOUNT_BYTES);
    this.digits(amount.whole, digitsOf(amount.whole));
    if (fraction > 0) {
      for (; fraction % 10 === 0; fraction /= 10) places--;
      this.bytes[this.at++] = DOT;
      this.digits(fraction, places);
    }
    this.bytes[this.at++] = TAB;
  }

  nothing(): void {
    this.reserve(MOST_BYTES_A_UNIT);
    const { bytes } = this;
    bytes[this.at++] = BACKSLASH;
    bytes[this.at++] = CAPITAL_N;
    bytes[this.at++] = TAB;
  }

  /** An array of texts; its elements are quoted for the array and escaped for COPY, as far as they need it. */
  list(values: Iterable<string | null>): void {
    this.reserve(LIST_ENDS_BYTES);
    this.bytes[this.at++] = OPEN;
    let first = true;
    for (const value of values) {
      if (!first) this.bytes[this.at++] = COMMA;
      first = false;
      this.element(value);
    }
    this.bytes[this.at++] = CLOSE;
    this.bytes[this.at++] = TAB;
  }

  endLine(): void {
    this.bytes[this.at - 1] = NEWLINE;
  }

  /** So many digits of a small number, zeros before it where it has fewer. */
  private digits(value: number, count: number): void {
    const { bytes } = this;
    let rest = value | 0;
    this.at += count;
    for (let back = 1; back <= count; back++) {
      const tenth = (rest / 10) | 0;
      bytes[this.at - back] = ZERO + rest - tenth * 10;
      rest = tenth;
    }
  }

  // Leaves room for what comes after it: a comma, or the end of the list.
  private element(value: string | null): void {
    if (value === null) {
      this.reserve(NULL_ELEMENT.length + LIST_ENDS_BYTES);
      this.at += this.bytes.write(NULL_ELEMENT, this.at);
      return;
    }
    const { length } = value;
    this.reserve(length * MOST_BYTES_A_QUOTED_UNIT + 2 + LIST_ENDS_BYTES);
    const { bytes } = this;
    let at = this.at;
    bytes[at++] = QUOTE;
    for (let i = 0; i < length; i++) {
      const unit = value.charCodeAt(i);
      if (unit >= ASCII_END || unit < SPACE || unit === BACKSLASH || unit === QUOTE)
        return this.otherElement(value);
      bytes[at++] = unit;
    }
    bytes[at++] = QUOTE;
    this.at = at;
  }

  private otherElement(value: string): void {
    this.at += this.bytes.write(escaped(`"${value.replace(/["\\]/g, '\\$&')}"`), this.at);
  }

  private otherText(value: string): void {
    this.at += this.bytes.write(mustEscape(value) ? escaped(value) : value, this.at);
    this.bytes[this.at++] = TAB;
  }

  private reserve(more: number): void {
    const needed = this.at + more;
    if (needed <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * this.bytes.length));
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
  }
}

function digitsOf(value: number): number {
  let digits = 1;
  for (let above = 10; value >= above; above *= 10) digits++;
  return digits;
}
