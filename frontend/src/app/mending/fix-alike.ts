import {
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import type { CellError, Mapping, MendAlikeRequest, MendResult, RowErrorGroup } from '@etl-studio/contracts';
import { Card, Formats } from '@etl-studio/ui';
import { catchError, debounceTime, finalize, map, of, startWith, switchMap } from 'rxjs';

import { MendingApi } from '../api/mending.api';
import { type Failure, toFailure } from '../http/failure';
import { FIELD_NAMES } from '../mapping/field-words';
import { problemInField } from '../row-errors/row-error-words';
import { MendOutlook } from './mend-outlook';
import { OtherWays } from './other-ways';

type Action = 'set' | 'zero' | 'drop';

/** Fields for which a missing or unreadable amount may be meant as nothing. */
const AMOUNTS: readonly (string | null)[] = ['spend', 'clicks', 'conversions'];
const PREVIEW_MS = 300;
const MOST_GROUPS = 50;

/** Mends all rows with one cause and one value alike, after showing what becomes of the first of them. */
@Component({
  selector: 'app-fix-alike',
  imports: [Card, MatButton, MendOutlook, OtherWays],
  templateUrl: './fix-alike.html',
  styleUrl: './fix-alike.scss',
})
export class FixAlike {
  readonly runId = input.required<string>();
  readonly datasetId = input.required<string>();
  /** The most frequent first. */
  readonly groups = input.required<readonly RowErrorGroup[]>();
  /** Of the row that is looked at: the group of the first that is in one is chosen, unless something is being typed. */
  readonly faults = input.required<readonly CellError[]>();
  readonly mapping = input.required<Mapping>();
  readonly done = output<MendResult>();

  private readonly api = inject(MendingApi);
  protected readonly formats = inject(Formats);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<Failure | null>(null);

  protected readonly choices = computed(() =>
    this.groups()
      .slice(0, MOST_GROUPS)
      .map((group) => ({ key: keyOf(group), group, words: this.wordsOf(group) })),
  );
  /** The group that is chosen as long as it has rows, else the largest. */
  private readonly key = signal('');
  protected readonly choice = computed(
    () => this.choices().find(({ key }) => key === this.key()) ?? this.choices()[0] ?? null,
  );
  private readonly chosenKey = computed(() => this.choice()?.key ?? '');
  protected readonly action = linkedSignal<string, Action>({
    source: this.chosenKey,
    computation: () => 'set',
  });
  protected readonly value = linkedSignal<string, string>({ source: this.chosenKey, computation: () => '' });
  /** It was to be done before there was a value. */
  protected readonly lacksValue = linkedSignal<unknown, boolean>({
    source: () => [this.chosenKey(), this.action(), this.value()],
    computation: () => false,
  });
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('typed');
  protected readonly canBeZero = computed(() => AMOUNTS.includes(this.choice()?.group.field ?? null));

  protected readonly request = computed<MendAlikeRequest | null>(() => {
    const group = this.choice()?.group;
    if (!group) return null;
    const { code, field, value } = group;
    switch (this.action()) {
      case 'drop':
        return { code, field, value, drop: true };
      case 'zero':
        return { code, field, value, set: '0' };
      case 'set':
        return this.value() === '' && code !== 'too_many_fields'
          ? null
          : { code, field, value, set: this.value() };
    }
  });
  protected readonly preview = toSignal(
    toObservable(this.request).pipe(
      debounceTime(PREVIEW_MS),
      switchMap((request) =>
        request === null
          ? of(null)
          : this.api.mendAlike(this.runId(), { ...request, preview: true }).pipe(
              map((result) => ({ request, result })),
              catchError(() => of(null)),
              startWith(null),
            ),
      ),
    ),
    { initialValue: null },
  );
  /** What would come of the request as it stands; null until that is known. */
  protected readonly outlook = computed(() => {
    const preview = this.preview();
    return preview !== null && preview.request === this.request() ? preview.result : null;
  });
  protected readonly applies = computed(() => {
    const outlook = this.outlook();
    return outlook !== null && outlook.mended + outlook.excluded > 0;
  });

  constructor() {
    effect(() => {
      this.request();
      this.refusal.set(null);
    });
    effect(() => {
      const keys = this.faults().map(keyOf);
      untracked(() => this.follow(keys));
    });
  }

  protected choose(key: string): void {
    this.key.set(key);
  }

  protected apply(): void {
    const request = this.request();
    if (!request) {
      this.lacksValue.set(true);
      this.field()?.nativeElement.focus();
    }
    if (!request || !this.applies()) return;
    this.busy.set(true);
    this.api
      .mendAlike(this.runId(), request)
      .pipe(finalize(() => this.busy.set(false)))
      .subscribe({
        next: (result) => this.done.emit(result),
        error: (error: unknown) => this.refusal.set(toFailure(error)),
      });
  }

  private follow(keys: readonly string[]): void {
    const isUntouched = this.action() === 'set' && this.value() === '';
    const found = keys.find((key) => this.choices().some((choice) => choice.key === key));
    if (isUntouched && found !== undefined) this.choose(found);
  }

  private wordsOf({ code, field, value, count }: RowErrorGroup): string {
    const rows = this.formats.number(count);
    const cell = value || $localize`:@@mapping.empty:(empty)`;
    const column =
      field === null ? problemInField(code, field) : (this.mapping()[field]?.source ?? FIELD_NAMES[field]);
    return count === 1
      ? $localize`:@@mending.groupOne:1 row has ${cell}:cell: in ${column}:column:`
      : $localize`:@@mending.group:${rows}:rows: rows have ${cell}:cell: in ${column}:column:`;
  }
}

function keyOf({ code, field, value }: Pick<RowErrorGroup, 'code' | 'field' | 'value'>): string {
  return JSON.stringify([code, field, value]);
}
