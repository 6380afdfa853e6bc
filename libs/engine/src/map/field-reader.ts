import type { CellError, MappingField, RowErrorCode } from '@etl-studio/contracts';
import { cut, isMissing, storable, trimmed } from '../cells';
import { TextRow } from '../parse/text-row';
import type { Utf8Piece } from '../parse/utf8-piece';
import type { RawRow } from '../types';
import { CellMemory } from './cell-memory';

/** What converting one cell gives: the value, or why there is none. */
export type Converted<T> = { value: T } | { code: RowErrorCode; message: string; refused?: T };

/** Converts a trimmed cell that is not missing. */
export type Convert<T> = (value: string) => Converted<T>;

/** Converts the most common form of a cell where it stands in the bytes; null for every other form. */
export type QuickRead<T> = (piece: Utf8Piece, start: number, end: number) => T | null;

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
  quick: QuickRead<T> | null;
  check: Check<T> | null;
}

const VALUE_CHARS = 200;

/** What a cell gave, to be remembered. */
interface CellReading<T> {
  value: T | null;
  errors: CellError[];
}

/** Reads one field of a row: constant or cell, trim, missing, default, convert, rules. */
export class FieldReader<T> {
  private readonly memory: CellMemory<CellReading<T>> | null;

  /** Without a quick read, what repeated cells gave is remembered. */
  constructor(private readonly plan: FieldPlan<T>) {
    this.memory = plan.quick ? null : new CellMemory();
  }

  /** The field's value, null where there is none. Faults are added to `errors`. */
  read(row: RawRow, errors: CellError[]): T | null {
    const { index } = this.plan;
    if (index < 0) return this.plan.constant;
    if (!(row instanceof TextRow) || index >= row.width) return this.readCell(row.cells[index] ?? '', errors);
    return this.memory
      ? this.readRemembered(this.memory, row, index, errors)
      : this.readQuickly(row, index, errors);
  }

  private readRemembered(
    memory: CellMemory<CellReading<T>>,
    row: TextRow,
    index: number,
    errors: CellError[],
  ): T | null {
    const { piece } = row;
    const start = row.start(index);
    const end = row.end(index);
    const known = memory.get(piece, start, end);
    if (known !== undefined) return this.recall(known, errors);
    const read = this.readOnce(piece, start, end);
    memory.set(piece, start, end, read);
    return this.recall(read, errors);
  }

  private readQuickly(row: TextRow, index: number, errors: CellError[]): T | null {
    const { quick, check } = this.plan;
    if (quick && row.isAsRead(index)) {
      const value = quick(row.piece, row.start(index), row.end(index));
      if (value !== null && !check?.(value)) return value;
    }
    return this.readCell(row.text(index), errors);
  }

  private recall({ value, errors: known }: CellReading<T>, errors: CellError[]): T | null {
    if (known.length > 0) errors.push(...known);
    return value;
  }

  private readOnce(piece: Utf8Piece, start: number, end: number): CellReading<T> {
    const errors: CellError[] = [];
    const value = this.readCell(piece.decoded(start, end), errors);
    return { value, errors };
  }

  private readCell(cell: string, errors: CellError[]): T | null {
    const { plan } = this;
    const value = trimmed(cell);
    if (isMissing(value)) return this.missing(cell, errors);
    const converted = plan.convert(value);
    if (!('value' in converted)) {
      errors.push(this.error(converted.code, converted.message, cell));
      // Understood but not allowed: it still counts among what rejected rows add up to.
      return converted.refused ?? null;
    }
    return this.checked(converted.value, cell, errors);
  }

  private checked(value: T, cell: string, errors: CellError[]): T {
    const fault = this.plan.check?.(value);
    if (fault) errors.push(this.error(fault.code, fault.message, cell));
    return value;
  }

  private missing(cell: string, errors: CellError[]): T | null {
    const { plan } = this;
    if (plan.fallback !== null) return this.checked(plan.fallback, cell, errors);
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

  private error(code: RowErrorCode, message: string, cell: string): CellError {
    return {
      code,
      field: this.plan.field,
      column: this.plan.column,
      message,
      value: storable(cut(cell, VALUE_CHARS)),
    };
  }
}
