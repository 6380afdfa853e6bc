import type { CellError, MappingField, RowErrorCode } from '@etl-studio/contracts';
import { cut, isMissing, storable, trimmed } from '../cells';
import { TextRow } from '../parse/text-row';
import type { RawRow } from '../types';

/** What converting one cell gives: the value, or why there is none. */
export type Converted<T> = { value: T } | { code: RowErrorCode; message: string; refused?: T };

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

/**
 * Reads one field of a row: constant or cell, trim, missing, default, convert, rules. Each kind of field has a reader of
 * its own for the cells that most rows have, read where they stand in the bytes; all else is read here.
 */
export abstract class FieldReader<T> {
  protected readonly index: number;

  constructor(protected readonly plan: FieldPlan<T>) {
    this.index = plan.index;
  }

  /** The field's value, null where there is none. Faults are added to `errors`. */
  abstract read(row: RawRow, errors: CellError[]): T | null;

  /** Whether the cell stands in bytes, those of this row. */
  protected standsIn(row: RawRow): row is TextRow {
    return row instanceof TextRow && this.index >= 0 && this.index < row.width;
  }

  protected readText(row: RawRow, errors: CellError[]): T | null {
    const { index, plan } = this;
    if (index < 0) return plan.constant;
    return this.readCell((row instanceof TextRow ? row.text(index) : row.cells[index]) ?? '', errors);
  }

  protected readCell(cell: string, errors: CellError[]): T | null {
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
