import {
  MAPPING_FIELDS,
  type ImpactTotals,
  type ReadOtherwise,
  type RowCounts,
  type SchemaImpact,
} from '@etl-studio/contracts';
import { ImportTally, type MappedValues, type RawRow, type RowMapper } from '@etl-studio/engine';
import { MovedRows } from './moved-rows';

const EXAMPLES = 5;

/** What the rows of a file are under one schema and under another; takes no more room however many there are. */
export class ImpactTally {
  private readonly before = new ImportTally();
  private readonly after = new ImportTally();
  private readonly newlyInvalid = new MovedRows();
  private readonly newlyValid = new MovedRows();
  private readonly otherwise: SchemaImpact['readOtherwise'] = { rows: 0, examples: [] };

  /** `base` is null where there is nothing to compare with: then every invalid row is newly so. */
  constructor(
    private readonly base: RowMapper | null,
    private readonly proposed: RowMapper,
  ) {}

  add(row: RawRow): void {
    const now = this.proposed.map(row);
    this.after.add(row, now);
    if (!this.base) {
      if (now.errors.length > 0) this.newlyInvalid.add(row, now.errors);
      return;
    }
    const old = this.base.map(row);
    this.before.add(row, old);
    if (old.errors.length > 0) {
      if (now.errors.length === 0) this.newlyValid.add(row, old.errors);
    } else if (now.errors.length > 0) this.newlyInvalid.add(row, now.errors);
    else this.compare(row, old.values as MappedValues, now.values as MappedValues);
  }

  impact(): Omit<SchemaImpact, 'runId' | 'fileName' | 'schemaVersion'> {
    const { before, after, base } = this;
    return {
      totalRows: after.totalRows,
      before: base && countsOf(before),
      after: countsOf(after),
      newlyInvalid: this.newlyInvalid.moved(),
      newlyValid: this.newlyValid.moved(),
      readOtherwise: this.otherwise,
      totals: { before: base && totalsOf(before), after: totalsOf(after) },
    };
  }

  private compare({ rowNumber, line }: RawRow, before: MappedValues, after: MappedValues): void {
    const field = MAPPING_FIELDS.find((name) => before[name] !== after[name]);
    if (!field) return;
    this.otherwise.rows++;
    if (this.otherwise.examples.length === EXAMPLES) return;
    const example: ReadOtherwise = {
      rowNumber,
      line,
      field,
      before: textOf(before[field]),
      after: textOf(after[field]),
    };
    this.otherwise.examples.push(example);
  }
}

function countsOf({ validRows, invalidRows }: ImportTally): RowCounts {
  return { validRows, invalidRows };
}

function totalsOf({ imported: { spend, clicks, conversions } }: ImportTally): ImpactTotals {
  return { spend, clicks, conversions };
}

function textOf(value: string | number | null): string | null {
  return value === null ? null : String(value);
}
