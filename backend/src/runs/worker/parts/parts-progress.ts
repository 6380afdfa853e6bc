import { DecimalSum, ImportTally } from '@etl-studio/engine';
import type { RunPhase, TopError } from '@etl-studio/contracts';
import { NO_PROGRESS, type Progress } from '../progress';

/** How far a run has come whose parts are loaded by several workers, as one. No figure ever falls. */
export class PartsProgress {
  private readonly began = performance.now();
  private readonly parts = new Map<number, Progress>();
  phase: RunPhase = 'importing';

  /** A part that somebody else begins anew counts as far as it came before, until it has come further. */
  heard(part: number, progress: Progress): void {
    const known = this.parts.get(part)?.processedRows ?? 0;
    if (progress.processedRows >= known) this.parts.set(part, progress);
  }

  now(): Progress {
    const sum = (figure: 'processedRows' | 'validRows' | 'invalidRows' | 'bytesRead') =>
      this.inOrder.reduce((all, progress) => all + progress[figure], 0);
    const spend = new DecimalSum();
    for (const progress of this.inOrder) spend.addSum(progress.spend);
    return {
      ...NO_PROGRESS,
      phase: this.phase,
      processedRows: sum('processedRows'),
      validRows: sum('validRows'),
      invalidRows: sum('invalidRows'),
      bytesRead: sum('bytesRead'),
      rowsPerSecond: this.rowsPerSecond(sum('processedRows')),
      spend: spend.toString(),
      topErrors: this.topErrors(),
    };
  }

  /** Rows per second so far, if it were so many rows. */
  rowsPerSecond(rows: number): number {
    return Math.round((rows * 1000) / Math.max(1, performance.now() - this.began));
  }

  private get inOrder(): Progress[] {
    return [...this.parts].sort(([a], [b]) => a - b).map(([, progress]) => progress);
  }

  private topErrors(): TopError[] {
    const none = { rows: 0, lines: 0, spend: '0', clicks: '0', conversions: '0' };
    const tally = new ImportTally();
    for (const { topErrors } of this.inOrder)
      tally.addState({ valid: none, invalid: none, causes: topErrors });
    return tally.topErrors();
  }
}
