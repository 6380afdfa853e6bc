import type { CellError, DecimalSeparator } from '@etl-studio/contracts';
import type { Amount } from '../numbers/amount';
import { NOT_PLAIN, plainAmount, plainCount } from '../numbers/plain-number';
import type { RawRow } from '../types';
import { FieldReader, type FieldPlan } from './field-reader';

/** A field of amounts: plain digits with a point are read where they stand. */
export class AmountField extends FieldReader<Amount> {
  private readonly hasPoint: boolean;

  constructor(plan: FieldPlan<Amount>, decimal: DecimalSeparator) {
    super(plan);
    this.hasPoint = decimal === '.';
  }

  read(row: RawRow, errors: CellError[]): Amount | null {
    if (this.standsIn(row) && row.isAsRead(this.index)) {
      const amount = plainAmount(row.piece.bytes, row.start(this.index), row.end(this.index));
      if (amount && (this.hasPoint || amount.places === 0) && !this.plan.check?.(amount)) return amount;
    }
    return this.readText(row, errors);
  }
}

/** A field of counts: plain digits are read where they stand. */
export class CountField extends FieldReader<number> {
  read(row: RawRow, errors: CellError[]): number | null {
    if (this.standsIn(row) && row.isAsRead(this.index)) {
      const count = plainCount(row.piece.bytes, row.start(this.index), row.end(this.index));
      if (count !== NOT_PLAIN && !this.plan.check?.(count)) return count;
    }
    return this.readText(row, errors);
  }
}
