import type { CellError } from '@etl-studio/contracts';
import type { Utf8Piece } from '../parse/utf8-piece';
import type { RawRow } from '../types';
import { CellMemory } from './cell-memory';
import { FieldReader } from './field-reader';

/** What a cell gave. */
interface CellReading<T> {
  value: T | null;
  errors: CellError[];
}

/** A field whose cells repeat, such as a day or a name: what the same bytes gave before is not read again. */
export class RememberedField<T> extends FieldReader<T> {
  private readonly memory = new CellMemory<CellReading<T>>();

  read(row: RawRow, errors: CellError[]): T | null {
    if (!this.standsIn(row)) return this.readText(row, errors);
    const { piece } = row;
    const start = row.start(this.index);
    const end = row.end(this.index);
    const reading = this.memory.get(piece, start, end) ?? this.readOnce(piece, start, end);
    if (reading.errors.length > 0) errors.push(...reading.errors);
    return reading.value;
  }

  private readOnce(piece: Utf8Piece, start: number, end: number): CellReading<T> {
    const errors: CellError[] = [];
    const reading = { value: this.readCell(piece.decoded(start, end), errors), errors };
    this.memory.set(piece, start, end, reading);
    return reading;
  }
}
