import type { CellError, MappingField, RowErrorCode } from '@etl-studio/contracts';
import { cut, detached, isMissing, storable, trimmed } from '../cells';

/** What converting one cell gives: the value, or why there is none. */
export type Converted<T> = { value: T } | { code: RowErrorCode; message: string };

/** Converts a trimmed cell that is not missing. */
export type Convert<T> = (value: string) => Converted<T>;

/** Checks a converted value against the field's rules; null where it holds. */
export type Check<T> = (value: T) => { code: RowErrorCode; message: string } | null;

export interface FieldPlan<T> {
  field: MappingField;
  required: boolean;
  /** Index of the source column; -1 for a constant. */
  index: number;
  column: string | null;
  constant: T | null;
  /** Value for a missing cell. */
  fallback: T | null;
  convert: Convert<T>;
  check: Check<T> | null;
}

const VALUE_CHARS = 200;
const MOST_REMEMBERED = 4096;

/** Reads one field of a row: constant or cell, trim, missing, default, convert, rules. Remembers what repeated values gave. */
export class FieldReader<T> {
  private readonly known = new Map<string, T>();
  private misses = 0;
  // Exports are sorted: a row often repeats the value of the one before.
  private lastCell = '';
  private lastValue: T | undefined;

  constructor(
    private readonly plan: FieldPlan<T>,
    private readonly remembers: boolean,
  ) {}

  /** The field's value, null where there is none. Faults are added to `errors`. */
  read(cells: string[], errors: CellError[]): T | null {
    const { plan } = this;
    if (plan.index < 0) return plan.constant;
    const cell = cells[plan.index] ?? '';
    if (!this.remembers) return this.readCell(cell, errors);
    if (cell === this.lastCell && this.lastValue !== undefined) return this.lastValue;
    const known = this.known.get(cell);
    if (known === undefined) return this.readCell(cell, errors);
    this.lastCell = cell;
    this.lastValue = known;
    return known;
  }

  private readCell(cell: string, errors: CellError[]): T | null {
    const { plan } = this;
    const value = trimmed(cell);
    if (isMissing(value)) return this.missing(cell, errors);
    const converted = plan.convert(value);
    if (!('value' in converted)) {
      errors.push(this.error(converted.code, converted.message, cell));
      return null;
    }
    const fault = plan.check?.(converted.value);
    if (fault) {
      errors.push(this.error(fault.code, fault.message, cell));
      return converted.value;
    }
    if (this.remembers) this.remember(cell, converted.value);
    return converted.value;
  }

  private missing(cell: string, errors: CellError[]): T | null {
    const { plan } = this;
    if (plan.fallback !== null) return plan.fallback;
    if (!plan.required) return null;
    errors.push(
      this.error(
        'required',
        `The cell is ${cell === '' ? 'empty' : `“${storable(cut(cell, 20))}”, which stands for no value`}, but ${plan.field} is required. Fill it in, or give the field a default.`,
        cell,
      ),
    );
    return null;
  }

  private remember(cell: string, value: T): void {
    if (this.known.size < MOST_REMEMBERED) this.known.set(detached(cell), typeof value === 'string' ? (detached(value) as T) : value);
    else if (++this.misses > MOST_REMEMBERED) {
      this.known.clear();
      this.misses = 0;
    }
  }

  private error(code: RowErrorCode, message: string, cell: string): CellError {
    return { code, field: this.plan.field, column: this.plan.column, message, value: storable(cut(cell, VALUE_CHARS)) };
  }
}

