import { computed, DestroyRef, effect, inject, Injectable, linkedSignal, signal } from '@angular/core';
import {
  type Mapping,
  type MappingField,
  REQUIRED_FIELDS,
  type Rules,
  type Run,
  type SchemaVersion,
} from '@etl-studio/contracts';
import { catchError, map, type Observable, switchMap, tap, throwError } from 'rxjs';

import { RunsApi } from '../api/runs.api';
import type { RowWindow } from '../engine/conversion';
import { currencyOf } from './currency';
import { FIELD_NAMES } from './field-words';
import { LiveConversion } from '../engine/live-conversion';
import { toFailure } from '../http/failure';
import { ImportConsent } from './import-consent';
import {
  adjustField,
  assignColumn,
  assignConstant,
  carriedOver,
  clearField,
  fieldOfColumn,
  type MappingDraft,
  missingFields,
  sameMapping,
  startingDraft,
  toMapping,
  usedDraft,
} from './mapping-draft';
import { MappingSource } from './mapping-source';
import { openQuestions } from './open-question';
import { SavedMapping } from './saved-mapping';

const UNDO_STEPS = 20;
const EMPTY_DRAFT: MappingDraft = { fields: {}, ignored: [] };
/** Rows shown at a time. */
export const ROWS_SHOWN = 20;

/** The mapping of one file while it is made: what the file offers, what was chosen, what comes of it. */
@Injectable()
export class MappingStore {
  private readonly runs = inject(RunsApi);
  private readonly live = inject(LiveConversion);
  private readonly consent = inject(ImportConsent);
  readonly source = inject(MappingSource);

  private readonly dataset = computed(() =>
    this.source.dataset.hasValue() ? this.source.dataset.value() : null,
  );
  private readonly schema = new SavedMapping();

  readonly inspection = this.source.inspection;
  readonly locked = this.source.locked;
  /** The dataset's active schema version, as published by others or by this page; null without one. */
  readonly saved = this.schema.version;
  /** What somebody else saved since `saved` was read, where it stands against this mapping. */
  readonly conflict = this.schema.conflict;
  readonly rules = computed<Rules>(() => {
    const schema = this.locked() ? this.source.used() : this.saved();
    return schema?.rules ?? {};
  });
  private readonly start = computed<MappingDraft | null>(() => {
    const inspection = this.inspection();
    if (!inspection || !this.source.settled() || this.schema.isLoading()) return null;
    const used = this.source.used();
    if (this.locked() && used) return usedDraft(used.mapping);
    return startingDraft(inspection.suggestedMapping);
  });
  private readonly chosen = linkedSignal<MappingDraft | null, MappingDraft | null>({
    source: this.start,
    computation: (start, before) => {
      if (!start || !before?.value) return start;
      const columns = this.inspection()?.columns.map(({ name }) => name) ?? [];
      return carriedOver(start, before.value, columns);
    },
  });
  private readonly undone = signal<readonly MappingDraft[]>([]);

  readonly ready = computed(() => this.chosen() !== null);
  readonly draft = computed(() => this.chosen() ?? EMPTY_DRAFT);
  readonly mapping = computed<Mapping>(() => toMapping(this.draft()));
  /** Whether the dataset's schema already says what the screen says. */
  readonly isSaved = computed(() => sameMapping(this.saved()?.mapping ?? {}, this.mapping()));
  readonly missing = computed(() => missingFields(this.draft()));
  readonly mappedRequired = computed(() => REQUIRED_FIELDS.length - this.missing().length);
  readonly questions = computed(() => {
    const inspection = this.inspection();
    return inspection ? openQuestions(this.draft(), inspection, this.live.openReadings()) : [];
  });
  /** ISO 4217 code that amounts are shown in; null where neither mapping nor dataset names one. */
  readonly currency = computed(
    () => currencyOf(this.mapping(), this.inspection()?.columns ?? []) ?? this.dataset()?.currency ?? null,
  );
  /** Which earlier mapping this one repeats; null where it repeats none. */
  readonly remembered = computed(() => {
    const suggestions = Object.entries(this.inspection()?.suggestedMapping ?? {});
    const repeated = suggestions.find(
      ([field]) => this.draft().fields[field as MappingField]?.origin === 'last-import',
    );
    return repeated?.[1].rememberedFrom ?? null;
  });
  readonly canUndo = computed(() => this.undone().length > 0);

  /** The rows of the file that are looked at. */
  readonly window = linkedSignal<unknown, RowWindow>({
    source: this.inspection,
    computation: () => ({ from: 1, count: ROWS_SHOWN }),
  });
  /** Whether the engine has the file, not only some rows of it. */
  readonly wholeFile = computed(() => this.live.file() !== null);
  readonly conversion = this.live.conversion;
  readonly converting = this.live.pending;
  readonly conversionFailure = this.live.failure;
  /** What just changed, for people who do not see it. */
  readonly announcement = signal('');

  constructor() {
    inject(DestroyRef).onDestroy(() => this.live.close());
    effect((onCleanup) => {
      if (!this.ready()) return;
      const [mapping, rules, window] = [this.mapping(), this.rules(), this.window()];
      const timer = setTimeout(() => this.live.convert(mapping, rules, window), 80);
      onCleanup(() => clearTimeout(timer));
    });
  }

  /** Feeds `field` from `column`; null imports the column no more. */
  assign(column: string, field: MappingField | null): void {
    const before = field === null ? fieldOfColumn(this.draft(), column) : field;
    this.change(assignColumn(this.draft(), column, field));
    const name = before === null ? column : FIELD_NAMES[before];
    this.announce(
      field === null
        ? $localize`:@@mapping.said.notImported:${column}:column: is not imported.`
        : $localize`:@@mapping.said.mapped:${name}:field: mapped from ${column}:column:.`,
    );
  }

  /** Gives every row the same value; typing on in one value is one step to undo. */
  assignConstant(field: MappingField, value: string): void {
    const next = assignConstant(this.draft(), field, value);
    const before = this.draft().fields[field];
    if (before?.constant !== undefined && before.origin === 'user') return this.chosen.set(next);
    this.change(next);
    this.announce($localize`:@@mapping.said.constant:${FIELD_NAMES[field]}:field: is the same in every row.`);
  }

  clear(field: MappingField): void {
    this.change(clearField(this.draft(), field));
    this.announce($localize`:@@mapping.said.cleared:${FIELD_NAMES[field]}:field: has no column.`);
  }

  adjust(field: MappingField, change: Parameters<typeof adjustField>[2]): void {
    this.change(adjustField(this.draft(), field, change));
  }

  reset(): void {
    const start = this.start();
    if (!start) return;
    this.change(start);
    this.announce($localize`:@@mapping.said.reset:Back to the suggestions.`);
  }

  undo(): void {
    const before = this.undone().at(-1);
    if (!before || this.locked()) return;
    this.undone.update((steps) => steps.slice(0, -1));
    this.chosen.set(before);
    this.announce($localize`:@@mapping.said.undone:Last change undone.`);
  }

  /** Publishes the mapping for the dataset, the file being sent before; nothing is sent that is there already. */
  save(): Observable<Run> {
    return this.source.draft().pipe(switchMap((run) => this.publish(run.datasetId).pipe(map(() => run))));
  }

  /**
   * Finds out what the import would displace, asks where that is not nothing, saves the mapping and queues the run.
   * Completes without one where the person leaves it; asks again where things have changed in the meantime.
   */
  startImport(): Observable<Run> {
    return this.source.draft().pipe(switchMap((run) => this.startAgreed(run, false)));
  }

  /** Takes over what a colleague saved; the own mapping comes back by undoing. */
  showTheirs(): void {
    const theirs = this.schema.settle();
    if (!theirs) return;
    this.change(usedDraft(theirs.mapping, 'theirs'));
    this.announce($localize`:@@conflict.said.shown:Their mapping is shown.`);
  }

  /** Goes on with the own mapping, which may then be saved over what a colleague saved. */
  keepMine(): void {
    this.schema.settle();
  }

  /** Finds out whether somebody saved another mapping meanwhile, for people who come back to this page. */
  lookForOthers(): void {
    if (this.ready() && !this.locked()) this.schema.lookForOthers(this.mapping());
  }

  private startAgreed(run: Run, isMoved: boolean): Observable<Run> {
    const mode = this.dataset()?.importMode ?? 'replace';
    const meant = { mapping: this.mapping(), rules: this.rules() };
    return this.consent.ask(run, meant, { mode, currency: this.currency(), isMoved }).pipe(
      switchMap((consent) =>
        this.publish(run.datasetId).pipe(
          switchMap(({ version }) => this.runs.start(run.id, { schemaVersion: version, mode, ...consent })),
        ),
      ),
      catchError((error: unknown) =>
        toFailure(error).code === 'basis_moved' ? this.startAgreed(run, true) : throwError(() => error),
      ),
    );
  }

  private publish(datasetId: string): Observable<SchemaVersion> {
    if (this.isSaved()) return this.schema.publish(datasetId, this.mapping(), this.rules());
    return this.schema
      .publish(datasetId, this.mapping(), this.rules())
      .pipe(tap(() => this.announce($localize`:@@mapping.said.saved:Mapping saved.`)));
  }

  private change(next: MappingDraft): void {
    if (this.locked()) return;
    this.undone.update((steps) => [...steps, this.draft()].slice(-UNDO_STEPS));
    this.chosen.set(next);
  }

  private announce(sentence: string): void {
    const mapped = this.mappedRequired();
    const all = REQUIRED_FIELDS.length;
    this.announcement.set(
      `${sentence} ${$localize`:@@mapping.said.count:${mapped}:mapped: of ${all}:all: required fields.`}`,
    );
  }
}
