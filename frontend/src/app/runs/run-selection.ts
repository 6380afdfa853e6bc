import { computed, inject, Injectable, signal } from '@angular/core';
import type { Run, RunStatus } from '@etl-studio/contracts';

import { LiveRuns } from './live-runs';

/** Statuses of runs that have records to compare. */
const COMPARED: readonly RunStatus[] = ['SUCCEEDED', 'REVERTED'];

/** Which of the listed runs are chosen, and what can be done to them together. */
@Injectable()
export class RunSelection {
  private readonly listed = inject(LiveRuns).runs;
  private readonly ids = signal<ReadonlySet<string>>(new Set());

  /** In the order of the list; what is listed no more is chosen no more. */
  readonly runs = computed(() => this.listed().filter(({ id }) => this.ids().has(id)));
  readonly isWhole = computed(() => this.listed().length > 0 && this.runs().length === this.listed().length);

  readonly retryable = computed(() => this.runs().filter(({ status }) => status === 'FAILED'));
  readonly stoppable = computed(() =>
    this.runs().filter(({ status }) => status === 'QUEUED' || status === 'RUNNING'),
  );
  readonly drafts = computed(() => this.runs().filter(({ status }) => status === 'DRAFT'));

  /** The older and the newer of two imports of one dataset; null where others are chosen. */
  readonly pair = computed(() => {
    const [newer, older, ...more] = this.runs();
    if (!newer || !older || more.length > 0 || newer.datasetId !== older.datasetId) return null;
    return [newer, older].every(({ status }) => COMPARED.includes(status)) ? { older, newer } : null;
  });

  has({ id }: Run): boolean {
    return this.ids().has(id);
  }

  choose({ id }: Run, isChosen: boolean): void {
    this.ids.update((ids) => new Set(isChosen ? [...ids, id] : [...ids].filter((each) => each !== id)));
  }

  chooseAll(areChosen: boolean): void {
    this.ids.set(new Set(areChosen ? this.listed().map(({ id }) => id) : []));
  }
}
