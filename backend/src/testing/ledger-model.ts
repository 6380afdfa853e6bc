import type { ImportMode, Restatement, SliceBy } from '@etl-studio/contracts';

export interface ModelRow {
  date: string;
  channel: string;
  campaign: string;
  /** Whole amount. */
  spend: number;
}

export interface ModelRun {
  id: string;
  mode: ImportMode;
  place: number;
  order: number;
  publishedAt: string;
  rows: ModelRow[];
  /** Spans through which it was reverted; instants as text that sorts. */
  reverted: { from: string; until: string }[];
  /** Rows that were mended, and through which spans. */
  mended: { row: ModelRow; rowNumber: number; from: string; until: string }[];
}

export interface Figures {
  records: number;
  spend: number;
}

type Change = Pick<Restatement, 'at' | 'date' | 'channel'> & { before: Figures; after: Figures };

const FOREVER = '9999';
const covers = ({ from, until }: { from: string; until: string }, at: string): boolean =>
  from <= at && (at < until || until === FOREVER);
/** Sorts before whatever happened at an instant, and after all that happened before it. */
const justBefore = (at: string) => `${at.slice(0, -1)} `;

/**
 * Which rows of a dataset count, as anybody would work it out on paper: for each slice, all runs in a pile, from which
 * those that do not count at an instant are taken, and then all that lie under the topmost `replace`.
 */
export class LedgerModel {
  readonly runs: ModelRun[] = [];
  private readonly changes: { at: string; isPublish: boolean }[] = [];
  private count = 0;

  constructor(readonly sliceBy: SliceBy) {}

  get instants(): string[] {
    return this.changes.map(({ at }) => at);
  }

  publish(run: Pick<ModelRun, 'id' | 'mode' | 'rows'>, at: string, origin?: ModelRun): void {
    const order = ++this.count;
    const place = origin?.place ?? order;
    for (const other of this.inPlace(place)) other.reverted.push({ from: at, until: FOREVER });
    this.runs.push({ ...run, place, order, publishedAt: at, reverted: [], mended: [] });
    this.changes.push({ at, isPublish: true });
  }

  revert(run: ModelRun, at: string): void {
    run.reverted.push({ from: at, until: FOREVER });
    this.changes.push({ at, isPublish: false });
  }

  restore(run: ModelRun, at: string): void {
    for (const span of run.reverted) if (span.until === FOREVER) span.until = at;
    this.changes.push({ at, isPublish: false });
  }

  mend(run: ModelRun, row: ModelRow, rowNumber: number, at: string): void {
    run.mended.push({ row, rowNumber, from: at, until: FOREVER });
    this.changes.push({ at, isPublish: false });
  }

  undoMend(run: ModelRun, rowNumber: number, at: string): void {
    for (const mend of run.mended) if (mend.rowNumber === rowNumber) mend.until = at;
    this.changes.push({ at, isPublish: false });
  }

  counts(run: ModelRun, at = FOREVER): boolean {
    const gone = run.reverted.some((span) => covers(span, at));
    return run.publishedAt <= at && !gone;
  }

  /** Runs that count now in one place. */
  inPlace(place: number): ModelRun[] {
    return this.runs.filter((run) => run.place === place && this.counts(run));
  }

  /** By day and channel. */
  totals(at = FOREVER): Map<string, Figures> {
    const totals = new Map<string, Figures>();
    for (const { date, channel, spend } of this.liveRows(at)) {
      const known = totals.get(`${date} ${channel}`) ?? { records: 0, spend: 0 };
      totals.set(`${date} ${channel}`, { records: known.records + 1, spend: known.spend + spend });
    }
    return totals;
  }

  liveRows(at = FOREVER): ModelRow[] {
    const counting = this.runs
      .filter((run) => this.counts(run, at))
      .sort((a, b) => a.place - b.place || a.order - b.order);
    return this.slices().flatMap((slice) => {
      let live: ModelRow[] = [];
      for (const run of counting) {
        const rows = this.rowsOf(run, at).filter((row) => this.sliceOf(row) === slice);
        if (rows.length === 0) continue;
        live = run.mode === 'replace' ? rows : [...live, ...rows];
      }
      return live;
    });
  }

  /** Newest first, then by day and channel. */
  restatements(): Change[] {
    const found = this.changes.flatMap(({ at, isPublish }) => {
      const before = this.byShownDay(this.totals(justBefore(at)));
      const after = this.byShownDay(this.totals(at));
      return [...new Set([...before.keys(), ...after.keys()])].flatMap((day) => {
        const was = before.get(day);
        const is = after.get(day) ?? { records: 0, spend: 0 };
        if (isPublish && !was) return [];
        const [date = '', channel = ''] = day.split(' ');
        const change = {
          at,
          date,
          channel: channel || null,
          before: was ?? { records: 0, spend: 0 },
          after: is,
        };
        return change.before.spend === is.spend && change.before.records === is.records ? [] : [change];
      });
    });
    const key = ({ date, channel }: Change) => `${date} ${channel ?? ''}`;
    return found.sort((a, b) => (a.at === b.at ? (key(a) < key(b) ? -1 : 1) : a.at < b.at ? 1 : -1));
  }

  private byShownDay(totals: Map<string, Figures>): Map<string, Figures> {
    if (this.sliceBy !== 'date') return totals;
    const days = new Map<string, Figures>();
    for (const [key, { records, spend }] of totals) {
      const day = `${key.split(' ')[0]} `;
      const known = days.get(day) ?? { records: 0, spend: 0 };
      days.set(day, { records: known.records + records, spend: known.spend + spend });
    }
    return days;
  }

  private rowsOf(run: ModelRun, at: string): ModelRow[] {
    const mended = run.mended.filter((span) => covers(span, at));
    return [...run.rows, ...mended.map(({ row }) => row)];
  }

  private slices(): string[] {
    const rows = this.runs.flatMap((run) => [...run.rows, ...run.mended.map(({ row }) => row)]);
    return [...new Set(rows.map((row) => this.sliceOf(row)))];
  }

  private sliceOf({ date, channel, campaign }: ModelRow): string {
    const parts = [date, channel, campaign];
    return parts.slice(0, this.sliceBy.split(',').length).join('|');
  }
}
