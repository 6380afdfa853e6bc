import { Injectable } from '@nestjs/common';
import type { Run } from '@etl-studio/contracts';

/** How far a running run has come, as its worker tells it between two stored states. */
export type LiveProgress = Pick<
  Run,
  'processedRows' | 'validRows' | 'invalidRows' | 'rowsPerSecond' | 'spend' | 'topErrors' | 'phase'
> & { bytesRead: number };

/** Where runs come from: provided by the module that keeps them, which this one knows nothing of. */
export interface RunSource {
  /** Null where there is no such run. */
  load(orgId: string, runId: string): Promise<Run | null>;
  /** Runs of the organization that wait or run. */
  loadLive(orgId: string): Promise<Run[]>;
  /** The run a little later. */
  withProgress(run: Run, seq: number, progress: LiveProgress): Run;
}

@Injectable()
export class RunFeed {
  private provided: RunSource | undefined;

  provide(source: RunSource): void {
    this.provided = source;
  }

  get source(): RunSource {
    if (!this.provided) throw new Error('No module provides runs to stream');
    return this.provided;
  }
}
