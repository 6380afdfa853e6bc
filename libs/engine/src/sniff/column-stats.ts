import type { DecimalSeparator } from '@etl-studio/contracts';
import { detached, isMissing, trimmed } from '../cells';
import { dayNumber } from '../dates/calendar';
import { dateReadings } from '../dates/date-format';
import { DecimalSum } from '../numbers/decimal-sum';
import { FRACTION_UNITS } from '../numbers/decimal-parts';
import { digitsBetween, NO_POINT, NOT_PLAIN, pointBetween, significantEnd } from '../numbers/plain-number';
import type { TextRow } from '../parse/text-row';
import { readDecimal } from '../numbers/read-decimal';
import { withoutRateMarks } from './cell-kind';

/** Distinct values are counted, and remembered, up to here. */
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

interface SeenValue {
  count: number;
  line: number;
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
  private readonly seen = new Map<string, SeenValue>();
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
    const inOrder = [...this.seen].sort(([, a], [, b]) => a.line - b.line);
    return inOrder.flatMap(([value]) => (isMissing(trimmed(value)) ? [] : [value])).slice(0, MOST_SAMPLES);
  }

  /** Counts the row's cell of this column, in place where it is a plain number beyond the distinct values remembered. */
  addFrom(row: TextRow, index: number): void {
    if (!row.isInPlace(index)) this.add(row.cells[index] ?? '', row.line);
    else if (this.misses <= MOST_DISTINCT || !this.addPlain(row, row.start(index), row.end(index))) {
      this.add(row.text.slice(row.start(index), row.end(index)), row.line);
    }
  }

  add(cell: string, line: number): void {
    if (this.misses > MOST_DISTINCT) {
      this.classify(cell, 1, line);
      return;
    }
    const known = this.seen.get(cell);
    if (known) {
      known.count++;
      // The first rows of a file may be held back, and come after the others.
      if (line < known.line) known.line = line;
    } else if (this.seen.size < MOST_DISTINCT) this.seen.set(detached(cell), { count: 1, line });
    else {
      this.misses++;
      this.classify(cell, 1, line);
    }
  }

  /** Counts a plain number that can be neither a date nor a group of thousands; false where the cell is none. */
  private addPlain(row: TextRow, start: number, end: number): boolean {
    const { codes } = row;
    const point = pointBetween(codes, start, end);
    if (point === NOT_PLAIN || (point === NO_POINT && end - start === COMPACT_DATE)) return false;
    if (point !== NO_POINT && end - point === GROUP + 1 && codes[start] !== ZERO) return false;
    this.filled++;
    this.typed++;
    if (point === NO_POINT) {
      this.alike.fits++;
      this.alike.sum.addParts(digitsBetween(codes, start, end), 0);
      return true;
    }
    const evidence = this.numbers['.'];
    const to = significantEnd(codes, end, point);
    evidence.fits++;
    if (to > point) evidence.fractions++;
    evidence.proof ??= { line: row.line, value: row.text.slice(start, end) };
    evidence.sum.addParts(
      digitsBetween(codes, start, point),
      digitsBetween(codes, point + 1, end) * (FRACTION_UNITS[end - point - 1] ?? 1),
    );
    return true;
  }

  /** Counts the values that were only remembered so far; to be called before anything is asked, and again after adding more. */
  finish(): void {
    for (const [cell, seen] of this.seen) {
      if (seen.count > 0) this.classify(cell, seen.count, seen.line);
      seen.count = 0;
    }
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
