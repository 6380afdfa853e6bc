import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { Formats } from '@etl-studio/ui';
import type { Subscription } from 'rxjs';

import { RunsApi } from '../api/runs.api';
import { toFailure } from '../http/failure';
import { RecordPages, type RecordSet } from './record-pages';

/** Which row is looked at, and where rows stand among the others that are shown. */
@Injectable()
export class OpenRow {
  private readonly runs = inject(RunsApi);
  private readonly pages = inject(RecordPages);
  private readonly formats = inject(Formats);
  private asking: Subscription | undefined;
  private open: { set: RecordSet; rowNumber: number } | null = null;
  /** The row that a step leads to, until its page has come. */
  private readonly wanted = signal<number | null>(null);

  /** Where the open row stands; null where it is not among those shown, or not known yet. */
  readonly position = signal<number | null>(null);
  /** The place to bring into sight: an object of its own each time it is asked for. */
  readonly target = signal<{ position: number } | null>(null);
  /** Why a row that was asked for is not shown. */
  readonly notice = signal('');
  /** The row that was stepped to. */
  readonly arrived = computed(() => {
    const wanted = this.wanted();
    const record = wanted === null ? undefined : this.pages.row(wanted);
    return wanted === null || !record ? null : { position: wanted, rowNumber: record.rowNumber };
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => this.asking?.unsubscribe());
  }

  /** Opened from where it stands. */
  take(set: RecordSet, rowNumber: number, position: number): void {
    this.asking?.unsubscribe();
    this.open = { set, rowNumber };
    this.wanted.set(null);
    this.position.set(position);
    this.target.set({ position });
  }

  /** Opened by its number: where it stands is asked for, unless that is known. */
  look(set: RecordSet, rowNumber: number): void {
    if (this.open?.set === set && this.open.rowNumber === rowNumber) return;
    this.open = { set, rowNumber };
    this.wanted.set(null);
    this.position.set(null);
    this.ask(set, rowNumber, (position) => this.position.set(position));
  }

  close(): void {
    this.open = null;
    this.wanted.set(null);
  }

  /** Goes to a row without opening it. */
  seek(set: RecordSet, rowNumber: number): void {
    this.notice.set('');
    const row = this.formats.number(rowNumber);
    this.ask(
      set,
      rowNumber,
      (position) => {
        if (position === null)
          this.notice.set($localize`:@@results.rowHidden:The filters leave row ${row}:row: out.`);
      },
      (status, sentence) =>
        this.notice.set(
          status === 404 ? $localize`:@@results.noSuchRow:Row ${row}:row: was not imported.` : sentence,
        ),
    );
  }

  step(by: 1 | -1): void {
    const position = this.position();
    if (position === null) return;
    const next = position + by;
    if (next < 0 || next >= this.pages.total()) return;
    this.wanted.set(next);
    this.pages.need(next, next);
  }

  private ask(
    { runId, filter, sort }: RecordSet,
    rowNumber: number,
    found: (position: number | null) => void,
    failed: (status: number, sentence: string) => void = () => undefined,
  ): void {
    this.asking?.unsubscribe();
    this.asking = this.runs.recordPosition(runId, rowNumber, { ...filter, sort }).subscribe({
      next: ({ position }) => {
        found(position);
        if (position !== null) this.target.set({ position });
      },
      error: (error: unknown) => {
        const { status, sentence } = toFailure(error);
        failed(status, sentence);
      },
    });
  }
}
