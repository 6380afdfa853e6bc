import type { CellError, ControlFigure, ControlTotals, Mapping, TopError } from '@etl-studio/contracts';
import { mapperOf } from '../map/compile-mapping';
import { decimalOf, DecimalSum, scaledDecimal } from '../numbers/decimal-sum';
import type { FileProfile, NotRow, RawRow, RowOutcome } from '../types';

const FIGURES = ['spend', 'clicks', 'conversions'] as const;
type Figure = (typeof FIGURES)[number];

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

  add(lines: number, { spend, clicks, conversions }: RowOutcome['values']): void {
    this.rows++;
    this.lines += lines;
    if (spend !== undefined) this.spend.add(spend);
    if (clicks != null) this.clicks.addInteger(clicks);
    if (conversions != null) this.conversions.add(conversions);
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

  add(row: RawRow, { values, errors }: RowOutcome): void {
    if (errors.length === 0) {
      this.valid.add(row.lines, values);
      return;
    }
    this.invalid.add(row.lines, values);
    for (const error of errors) this.countError(row, error);
  }

  /** Causes by field, most frequent first. */
  topErrors(): TopError[] {
    return [...this.errors.values()]
      .map((error) => ({ ...error }))
      .sort((a, b) => b.count - a.count || a.sampleRow - b.sampleRow);
  }

  /** The file's own totals against the rows; of several totals, the one that fits best. Null where the file has none. */
  control(profile: FileProfile, mapping: Mapping): ControlTotals | null {
    const mapper = mapperOf(profile, mapping, {});
    const totals = profile.notRows
      .filter(({ kind }) => kind === 'total')
      .map((row) => this.compared(row, mapping, mapper));
    const stated = totals.filter((total) => FIGURES.some((figure) => total[figure] !== null));
    const best = stated.reduce<ControlTotals | null>(
      (a, b) => (a && equalFigures(a) >= equalFigures(b) ? a : b),
      null,
    );
    return best;
  }

  private compared(
    { line, cells }: NotRow,
    mapping: Mapping,
    mapper: ReturnType<typeof mapperOf>,
  ): ControlTotals {
    const { values } = mapper.map({ rowNumber: 0, line, lines: 0, byteOffset: 0, cells, faults: [] });
    const figure = (name: Figure): ControlFigure | null => {
      const stated = values[name];
      return stated === undefined || stated === null || mapping[name]?.source === undefined
        ? null
        : this.figure(name, String(stated));
    };
    const figures = { spend: figure('spend'), clicks: figure('clicks'), conversions: figure('conversions') };
    return {
      ...figures,
      matches: FIGURES.every((name) => figures[name] === null || figures[name].difference === '0'),
    };
  }

  private figure(name: Figure, stated: string): ControlFigure {
    const rows = this.valid[name].scaled() + this.invalid[name].scaled();
    const file = scaledDecimal(stated);
    return { file: decimalOf(file), rows: decimalOf(rows), difference: decimalOf(file - rows) };
  }

  private countError({ rowNumber }: RawRow, { code, field }: CellError): void {
    const key = `${code} ${field ?? ''}`;
    const known = this.errors.get(key);
    if (known) known.count++;
    else this.errors.set(key, { code, field, count: 1, sampleRow: rowNumber });
  }
}

function equalFigures(totals: ControlTotals): number {
  return FIGURES.filter((figure) => totals[figure]?.difference === '0').length;
}
