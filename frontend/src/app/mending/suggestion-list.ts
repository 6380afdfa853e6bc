import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import type { Mapping, MendAlikeRequest, MendResult, MendSuggestion } from '@etl-studio/contracts';
import { Card, Formats } from '@etl-studio/ui';
import { catchError, finalize, of, startWith, switchMap } from 'rxjs';

import { MendingApi } from '../api/mending.api';
import { type Failure, toFailure } from '../http/failure';
import { FIELD_NAMES } from '../mapping/field-words';
import { MendOutlook } from './mend-outlook';

/** What rejected cells may have been meant as. Each suggestion shows the first rows before and after, and is undone as one. */
@Component({
  selector: 'app-suggestion-list',
  imports: [Card, MatButton, MendOutlook],
  templateUrl: './suggestion-list.html',
  styleUrl: './suggestion-list.scss',
})
export class SuggestionList {
  readonly runId = input.required<string>();
  /** For most rows first. */
  readonly suggestions = input.required<readonly MendSuggestion[]>();
  readonly mapping = input.required<Mapping>();
  readonly done = output<MendResult>();

  private readonly api = inject(MendingApi);
  private readonly formats = inject(Formats);
  protected readonly busy = signal(false);

  protected readonly lines = computed(() =>
    this.suggestions().map((suggestion) => ({
      ...suggestion,
      key: keyOf(suggestion),
      title: this.titleOf(suggestion),
      rows: this.rowsOf(suggestion),
    })),
  );
  /** The suggestion that is looked at, as long as it is one. */
  protected readonly openKey = linkedSignal<readonly string[], string | null>({
    source: () => this.lines().map(({ key }) => key),
    computation: (keys, before) => keys.find((key) => key === before?.value) ?? null,
  });
  private readonly request = computed<MendAlikeRequest | null>(() => {
    const open = this.lines().find(({ key }) => key === this.openKey());
    return open ? { code: open.code, field: open.field, value: open.value, repair: open.repair } : null;
  });
  protected readonly refusal = linkedSignal<unknown, Failure | null>({
    source: this.request,
    computation: () => null,
  });
  /** What would come of it; null until that is known. */
  protected readonly outlook = toSignal(
    toObservable(this.request).pipe(
      switchMap((request) =>
        request === null
          ? of(null)
          : this.api.mendAlike(this.runId(), { ...request, preview: true }).pipe(
              catchError((error: unknown) => {
                this.refusal.set(toFailure(error));
                return of(null);
              }),
              startWith(null),
            ),
      ),
    ),
    { initialValue: null },
  );

  protected toggle(key: string): void {
    this.openKey.update((open) => (open === key ? null : key));
  }

  protected apply(): void {
    const request = this.request();
    if (!request) return;
    this.busy.set(true);
    this.api
      .mendAlike(this.runId(), request)
      .pipe(finalize(() => this.busy.set(false)))
      .subscribe({
        next: (result) => this.done.emit(result),
        error: (error: unknown) => this.refusal.set(toFailure(error)),
      });
  }

  private rowsOf({ count }: MendSuggestion): string {
    return count === 1
      ? $localize`:@@results.oneRow:1 row`
      : $localize`:@@results.rows:${this.formats.number(count)}:count: rows`;
  }

  private titleOf({ repair, field }: MendSuggestion): string {
    const column = this.mapping()[field]?.source ?? FIELD_NAMES[field];
    switch (repair) {
      case 'nearest_word':
        return $localize`:@@suggest.nearest:Nearest allowed ${column}:column:`;
      case 'swap_day_month':
        return $localize`:@@suggest.swap:Swap day and month in ${column}:column:`;
      case 'currency_text':
        return $localize`:@@suggest.currency:Take the currency out of ${column}:column:`;
      case 'other_separators':
        return $localize`:@@suggest.separators:Read ${column}:column: with the other separators`;
    }
  }
}

function keyOf({ code, field, value, repair }: MendSuggestion): string {
  return JSON.stringify([code, field, value, repair]);
}
