import type { CellError, Mapping } from '@etl-studio/contracts';
import { type FileProfile, ImportTally, type RawRow, type RowOutcome } from '@etl-studio/engine';

import { ChannelCount } from './channel-count';
import type { Cause, Conversion, ConvertedRow, RowWindow } from './conversion';

/** Rows with errors that are kept for a look. */
const FAILING_ROWS = 200;
const SAMPLES_PER_CAUSE = 3;
/** Some years: a file with more of them is told by its first ones. */
const MOST_DAYS = 1_500;

/** Counts and sums an import that does not take place, with the tally of the one that does. */
export class DryRun {
  private readonly tally = new ImportTally();
  private readonly channels = new ChannelCount();
  private readonly days = new Set<string>();
  private readonly rows: ConvertedRow[] = [];
  private readonly failing: ConvertedRow[] = [];
  private readonly failingByField: Conversion['failingByField'] = {};
  private readonly samples = new Map<string, Cause['samples']>();

  constructor(private readonly window: RowWindow) {}

  add(row: RawRow, outcome: RowOutcome): void {
    const { from, count } = this.window;
    this.tally.add(row, outcome);
    if (outcome.channel !== null) this.channels.add(outcome.channel);
    const isShown = row.rowNumber >= from && row.rowNumber - from < count;
    if (isShown) this.rows.push(convertedRow(row, outcome));
    if (outcome.errors.length === 0) {
      if (outcome.date !== null && this.days.size < MOST_DAYS) this.days.add(outcome.date);
      return;
    }
    if (this.failing.length < FAILING_ROWS) this.failing.push(convertedRow(row, outcome));
    const fields = new Set(outcome.errors.flatMap(({ field }) => (field === null ? [] : [field])));
    for (const field of fields) this.failingByField[field] = (this.failingByField[field] ?? 0) + 1;
    for (const error of outcome.errors) this.sample(row, error);
  }

  soFar(): Conversion {
    const { tally, rows, failing, failingByField } = this;
    return {
      rows: [...rows],
      failing: [...failing],
      totalRows: tally.totalRows,
      validRows: tally.validRows,
      imported: tally.imported,
      rejected: tally.rejected,
      causes: tally.topErrors().map((cause) => ({ ...cause, samples: this.samples.get(keyOf(cause)) ?? [] })),
      control: null,
      failingByField: { ...failingByField },
      channels: this.channels.soFar(),
      days: [],
      complete: false,
      problems: [],
    };
  }

  /** Call it when every row has been added. */
  whole(profile: FileProfile, mapping: Mapping): Conversion {
    const control = this.tally.control(profile, mapping);
    return { ...this.soFar(), days: [...this.days].sort(), control, complete: true };
  }

  private sample({ rowNumber, line }: RawRow, error: CellError): void {
    const key = keyOf(error);
    const kept = this.samples.get(key) ?? [];
    if (kept.length >= SAMPLES_PER_CAUSE) return;
    this.samples.set(key, [...kept, { rowNumber, line, value: error.value }]);
  }
}

function keyOf({ code, field }: Pick<CellError, 'code' | 'field'>): string {
  return `${code} ${field ?? ''}`;
}

function convertedRow({ rowNumber, line, cells }: RawRow, { values, errors }: RowOutcome): ConvertedRow {
  return { rowNumber, line, cells: [...cells], values: { ...values }, errors: [...errors] };
}
