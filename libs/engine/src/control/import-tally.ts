import type { CellError, ControlTotals, Mapping, TopError } from '@etl-studio/contracts';
import { DecimalSum } from '../numbers/decimal-sum';
import type { FileProfile, RawRow, RowOutcome } from '../types';
import { controlTotals, type Figure } from './control-totals';

/** What the rows of one outcome add up to; exact decimals. Of rejected rows, what parses. */
export interface TallyFigures {
  rows: number;
  /** Physical lines of the file. */
  lines: number;
  spend: string;
  clicks: string;
  conversions: string;
}

class Figures {
  rows = 0;
  lines = 0;
  readonly spend = new DecimalSum();
  readonly clicks = new DecimalSum();
  readonly conversions = new DecimalSum();

  add(lines: number, { spend, clicks, conversions }: RowOutcome): void {
    this.rows++;
    this.lines += lines;
    if (spend !== null) this.spend.addAmount(spend);
    if (clicks !== null) this.clicks.addInteger(clicks);
    if (conversions !== null) this.conversions.addAmount(conversions);
  }

  addFigures({ rows, lines, spend, clicks, conversions }: TallyFigures): void {
    this.rows += rows;
    this.lines += lines;
    this.spend.addSum(spend);
    this.clicks.addSum(clicks);
    this.conversions.addSum(conversions);
  }

  figures(): TallyFigures {
    const { rows, lines, spend, clicks, conversions } = this;
    return {
      rows,
      lines,
      spend: spend.toString(),
      clicks: clicks.toString(),
      conversions: conversions.toString(),
    };
  }
}

/** What a tally has counted so far. Plain JSON. */
export interface TallyState {
  valid: TallyFigures;
  invalid: TallyFigures;
  /** Causes by field, in the order in which the rows first had them. */
  causes: TopError[];
}

/** Counts and sums of an import as it goes. */
export class ImportTally {
  private readonly valid = new Figures();
  private readonly invalid = new Figures();
  private readonly errors = new Map<string, TopError>();

  get totalRows(): number {
    return this.validRows + this.invalidRows;
  }

  get validRows(): number {
    return this.valid.rows;
  }

  get invalidRows(): number {
    return this.invalid.rows;
  }

  get imported(): TallyFigures {
    return this.valid.figures();
  }

  get rejected(): TallyFigures {
    return this.invalid.figures();
  }

  /** Spend of the valid rows, as an exact decimal string. */
  get spend(): string {
    return this.valid.spend.toString();
  }

  add(row: RawRow, outcome: RowOutcome): void {
    if (outcome.errors.length === 0) this.valid.add(row.lines, outcome);
    else this.addRejected(row, outcome);
  }

  /** Counts the row among the rejected ones, errors or not: what becomes of it is said later. */
  addRejected(row: RawRow, outcome: RowOutcome): void {
    this.invalid.add(row.lines, outcome);
    for (const error of outcome.errors) this.countError(row, error);
  }

  get state(): TallyState {
    const causes = [...this.errors.values()].map((error) => ({ ...error }));
    return { valid: this.imported, invalid: this.rejected, causes };
  }

  /** Adds what another tally counted of the rows that follow: it is then as if this one had counted them itself. */
  addState({ valid, invalid, causes }: TallyState): void {
    this.valid.addFigures(valid);
    this.invalid.addFigures(invalid);
    for (const cause of causes) {
      const key = keyOf(cause);
      const known = this.errors.get(key);
      if (known) known.count += cause.count;
      else this.errors.set(key, { ...cause });
    }
  }

  /** Causes by field, most frequent first. */
  topErrors(): TopError[] {
    return [...this.errors.values()]
      .map((error) => ({ ...error }))
      .sort((a, b) => b.count - a.count || a.sampleRow - b.sampleRow);
  }

  /** The file's own totals against valid and rejected rows; null where the file has none. */
  control(profile: FileProfile, mapping: Mapping): ControlTotals | null {
    const rows = (figure: Figure) => this.valid[figure].scaled() + this.invalid[figure].scaled();
    return controlTotals(profile, mapping, {
      spend: rows('spend'),
      clicks: rows('clicks'),
      conversions: rows('conversions'),
    });
  }

  private countError({ rowNumber }: RawRow, { code, field }: CellError): void {
    const key = keyOf({ code, field });
    const known = this.errors.get(key);
    if (known) known.count++;
    else this.errors.set(key, { code, field, count: 1, sampleRow: rowNumber });
  }
}

function keyOf({ code, field }: Pick<CellError, 'code' | 'field'>): string {
  return `${code} ${field ?? ''}`;
}
