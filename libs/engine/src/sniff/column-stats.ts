import type { DecimalSeparator } from '@etl-studio/contracts';
import { isMissing, trimmed } from '../cells';
import { dayNumber } from '../dates/calendar';
import { dateReadings } from '../dates/date-format';
import { DecimalSum } from '../numbers/decimal-sum';
import { plainAmount } from '../numbers/plain-number';
import type { TextRow } from '../parse/text-row';
import { Utf8Piece } from '../parse/utf8-piece';
import { readDecimal } from '../numbers/read-decimal';
import { withoutRateMarks } from './cell-kind';
import { SeenValues } from './seen-values';

/** Once so many cells were none of the values remembered, the next ones are not looked up any more. */
const MOST_DISTINCT = 1000;
const MOST_SAMPLES = 10;
/** Longer cells are neither numbers nor dates. */
const LONGEST_TYPED = 48;
/** After this many texts without a number or a date the column is text, and its cells need no closer look. */
const CERTAIN_TEXT = 1000;
/** `20260501` is a number as well. */
const COMPACT_DATE = 8;
const GROUP = 3;
const ZERO = 48;
const NO_CELL = new Utf8Piece([], false);

/** How many values one separator reads as numbers. */
export interface NumberEvidence {
  fits: number;
  fractions: number;
  /** A value that only this separator reads, and its line. */
  proof: { line: number; value: string } | null;
  sum: DecimalSum;
}

/** How many values one date format reads. */
export interface DateEvidence {
  fits: number;
  /** First and last day read, as day numbers. */
  first: number;
  last: number;
  /** A value that no other order reads, and its line. */
  proof: { line: number; value: string } | null;
}

/** Counts what the values of one column could be. Memory is bounded whatever the file holds. */
export class ColumnStats {
  empty = 0;
  filled = 0;
  rates = 0;
  leadingZeros = 0;
  longest = 0;
  /** Values that the two separators read differently. */
  disputed = 0;
  /** Numbers that both separators read alike, and those that each reads in its own way. */
  private readonly alike = { fits: 0, sum: new DecimalSum() };
  private readonly numbers: Record<DecimalSeparator, NumberEvidence> = { '.': noNumbers(), ',': noNumbers() };
  readonly dates = new Map<string, DateEvidence>();
  private readonly seen = new SeenValues();
  private texts = 0;
  private typed = 0;
  private misses = 0;

  get distinct(): number {
    return this.seen.size;
  }

  /** Values that the separator reads as numbers. */
  fits(decimal: DecimalSeparator): number {
    return this.alike.fits + this.numbers[decimal].fits;
  }

  /** Values that have decimals under this separator. */
  fractions(decimal: DecimalSeparator): number {
    return this.numbers[decimal].fractions;
  }

  proof(decimal: DecimalSeparator): NumberEvidence['proof'] {
    return this.numbers[decimal].proof;
  }

  /** Exact sum of the numbers under this separator, in units of 10⁻¹². */
  sum(decimal: DecimalSeparator): bigint {
    return this.alike.sum.scaled() + this.numbers[decimal].sum.scaled();
  }

  /** The first distinct values, in file order. */
  samples(): string[] {
    const samples: string[] = [];
    for (const value of this.seen.inOrder()) {
      if (!isMissing(trimmed(value))) samples.push(value);
      if (samples.length === MOST_SAMPLES) break;
    }
    return samples;
  }

  /** Counts the row's cell of this column. */
  addFrom(row: TextRow, index: number): void {
    if (index >= row.width) {
      this.add(NO_CELL, 0, 0, row.line);
      return;
    }
    const start = row.start(index);
    const end = row.end(index);
    if (
      this.misses <= MOST_DISTINCT ||
      !row.isAsRead(index) ||
      !this.addPlain(row.piece, start, end, row.line)
    )
      this.add(row.piece, start, end, row.line);
  }

  private add(piece: Utf8Piece, start: number, end: number, line: number): void {
    if (this.misses <= MOST_DISTINCT) {
      if (this.seen.count(piece, start, end, line)) return;
      this.misses++;
    }
    this.classify(piece.decoded(start, end), 1, line);
  }

  /** Counts a plain number that can be neither a date nor a group of thousands; false where the cell is none. */
  private addPlain(piece: Utf8Piece, start: number, end: number, line: number): boolean {
    const { bytes } = piece;
    const amount = plainAmount(bytes, start, end);
    if (!amount || (amount.places === 0 && end - start === COMPACT_DATE)) return false;
    if (amount.places === GROUP && bytes[start] !== ZERO) return false;
    this.filled++;
    this.typed++;
    if (amount.places === 0) {
      this.alike.fits++;
      this.alike.sum.addAmount(amount);
      return true;
    }
    const evidence = this.numbers['.'];
    evidence.fits++;
    if (amount.fraction !== 0) evidence.fractions++;
    evidence.proof ??= { line, value: piece.ascii(start, end) };
    evidence.sum.addAmount(amount);
    return true;
  }

  /** Counts the values that were only remembered so far; to be called before anything is asked, and again after adding more. */
  finish(): void {
    this.seen.take((text, count, line) => this.classify(text, count, line));
  }

  private classify(cell: string, count: number, line: number): void {
    const value = trimmed(cell);
    if (isMissing(value)) {
      this.empty += count;
      return;
    }
    this.filled += count;
    if (value.length > this.longest) this.longest = value.length;
    if (value.length > LONGEST_TYPED || (this.texts > CERTAIN_TEXT && this.typed === 0)) {
      this.texts += count;
      return;
    }
    const number = this.addNumber(value, count, line);
    const date = this.addDate(value, count, line);
    if (number || date) this.typed += count;
    else this.texts += count;
  }

  private addNumber(value: string, count: number, line: number): boolean {
    const bare = withoutRateMarks(value);
    const point = numberOf(bare, '.');
    const comma = numberOf(bare, ',');
    if (bare !== value && (point !== null || comma !== null)) this.rates += count;
    if (point === null && comma === null) return false;
    if (isLeadingZero(bare)) this.leadingZeros += count;
    if (point === comma && point !== null) this.addBoth(point, count);
    else {
      if (point !== null && comma !== null) this.disputed += count;
      if (point !== null) this.addOne('.', point, count, line, comma === null ? value : null);
      if (comma !== null) this.addOne(',', comma, count, line, point === null ? value : null);
    }
    return true;
  }

  /** A number that both separators read alike. */
  private addBoth(number: string, count: number): void {
    this.alike.fits += count;
    this.alike.sum.addTimes(number, count);
  }

  private addOne(
    decimal: DecimalSeparator,
    number: string,
    count: number,
    line: number,
    proof: string | null,
  ): void {
    const evidence = this.numbers[decimal];
    evidence.fits += count;
    if (number.includes('.')) evidence.fractions += count;
    if (proof !== null) evidence.proof ??= { line, value: proof };
    evidence.sum.addTimes(number, count);
  }

  private addDate(value: string, count: number, line: number): boolean {
    const readings = dateReadings(value);
    for (const { format, iso } of readings) {
      const day = dayNumber(iso);
      const evidence = this.dates.get(format);
      if (!evidence) {
        this.dates.set(format, {
          fits: count,
          first: day,
          last: day,
          proof: readings.length === 1 ? { line, value } : null,
        });
        continue;
      }
      evidence.fits += count;
      evidence.first = Math.min(evidence.first, day);
      evidence.last = Math.max(evidence.last, day);
      if (readings.length === 1) evidence.proof ??= { line, value };
    }
    return readings.length > 0;
  }
}

function noNumbers(): NumberEvidence {
  return { fits: 0, fractions: 0, proof: null, sum: new DecimalSum() };
}

function numberOf(value: string, decimal: DecimalSeparator): string | null {
  const read = readDecimal(value, decimal);
  return 'value' in read ? read.value : null;
}

/** A code such as `007`, which is a name and not a quantity. */
function isLeadingZero(value: string): boolean {
  return value.length > 1 && value.charCodeAt(0) === 48 && /^\d+$/.test(value);
}
