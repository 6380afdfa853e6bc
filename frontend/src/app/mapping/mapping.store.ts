import {
  computed,
  DestroyRef,
  effect,
  inject,
  Injectable,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import {
  type Mapping,
  type MappingField,
  REQUIRED_FIELDS,
  type Rules,
  type Run,
  type SchemaVersion,
} from '@etl-studio/contracts';
import { map, type Observable, switchMap, tap } from 'rxjs';

import type { RowWindow } from '../engine/conversion';
import { AgreedStart } from './agreed-start';
import { currencyOf } from './currency';
import { FIELD_NAMES } from './field-words';
import { LiveConversion } from '../engine/live-conversion';
import type { KeptDraft } from './kept-drafts';
import { MappingChoices } from './mapping-choices';
import {
  adjustField,
  assignColumn,
  assignConstant,
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
import { rememberedBy } from './match';
import { openQuestions } from './open-question';
import { SavedMapping } from './saved-mapping';

/** Rows shown at a time. */
export const ROWS_SHOWN = 20;

/** The mapping of one file while it is made: what the file offers, what was chosen, what comes of it. */
@Injectable()
export class MappingStore {
  private readonly live = inject(LiveConversion);
  readonly source = inject(MappingSource);
  private readonly agreed = new AgreedStart();

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
  private readonly choices = new MappingChoices(this.start, this.schema.basis);
  private met: KeptDraft | null = null;

  readonly ready = this.choices.ready;
  readonly draft = this.choices.draft;
  readonly mapping = computed<Mapping>(() => toMapping(this.draft()));
  /** Whether the dataset's schema already says what the screen says. */
  readonly isSaved = computed(() => sameMapping(this.saved()?.mapping ?? {}, this.mapping()));
  readonly missing = computed(() => missingFields(this.draft()));
  readonly mappedRequired = computed(() => REQUIRED_FIELDS.length - this.missing().length);
  readonly questions = computed(() => {
    const inspection = this.inspection();
    return inspection ? openQuestions(this.draft(), inspection, this.live.openReadings()) : [];
  });
  /** What the columns of the file look like, by name; empty where it is not at hand. */
  readonly likenesses = this.live.likenesses;
  /** ISO 4217 code that amounts are shown in; null where neither mapping nor dataset names one. */
  readonly currency = computed(
    () => currencyOf(this.mapping(), this.inspection()?.columns ?? []) ?? this.dataset()?.currency ?? null,
  );
  /** Which earlier mapping this one repeats; null where it repeats none. */
  readonly remembered = computed(() => rememberedBy(this.draft(), this.inspection()?.suggestedMapping ?? {}));
  readonly keptAt = this.choices.keptAt;
  readonly canUndo = this.choices.canUndo;

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
  /** Whether only the rows with problems are looked at. */
  readonly onlyProblems = signal(false);
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
    effect(() => {
      const kept = this.choices.earlier();
      if (!kept || kept === this.met || !this.ready() || this.locked()) return;
      this.met = kept;
      untracked(() => this.meetOthersSince(kept.basedOn));
    });
  }

  /** Feeds `field` from `column`; null imports the column no more. */
  assign(column: string, field: MappingField | null): void {
    const before = field === null ? fieldOfColumn(this.draft(), column) : field;
    this.choices.change(assignColumn(this.draft(), column, field));
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
    if (before?.constant !== undefined && before.origin === 'user') return this.choices.amend(next);
    this.choices.change(next);
    this.announce($localize`:@@mapping.said.constant:${FIELD_NAMES[field]}:field: is the same in every row.`);
  }

  clear(field: MappingField): void {
    this.choices.change(clearField(this.draft(), field));
    this.announce($localize`:@@mapping.said.cleared:${FIELD_NAMES[field]}:field: has no column.`);
  }

  adjust(field: MappingField, change: Parameters<typeof adjustField>[2]): void {
    this.choices.change(adjustField(this.draft(), field, change));
  }

  reset(): void {
    const start = this.start();
    if (!start) return;
    this.choices.change(start);
    this.announce($localize`:@@mapping.said.reset:Back to the suggestions.`);
  }

  undo(): void {
    if (this.choices.undo()) this.announce($localize`:@@mapping.said.undone:Last change undone.`);
  }

  /** Publishes the mapping for the dataset, the file being sent before; nothing is sent that is there already. */
  save(): Observable<Run> {
    return this.source.draft().pipe(switchMap((run) => this.publish(run.datasetId).pipe(map(() => run))));
  }

  /** Saves the mapping and queues the run, once the person agrees with what it displaces; completes without one otherwise. */
  startImport(): Observable<Run> {
    return this.source.draft().pipe(
      switchMap((run) =>
        this.agreed.start(
          run,
          () => this.meant(),
          () => this.publish(run.datasetId),
        ),
      ),
    );
  }

  /** Takes over what a colleague saved; the own mapping comes back by undoing. */
  showTheirs(): void {
    const theirs = this.schema.settle();
    if (!theirs) return;
    this.choices.change(usedDraft(theirs.mapping, 'theirs'));
    this.announce($localize`:@@conflict.said.shown:Their mapping is shown.`);
  }

  /** Goes on with the own mapping, which may then be saved over what a colleague saved. */
  keepMine(): void {
    if (this.schema.settle()) this.choices.amend(this.draft());
  }

  /** Finds out whether somebody saved another mapping meanwhile, for people who come back to this page. */
  lookForOthers(): void {
    if (this.ready() && !this.locked()) this.schema.lookForOthers(this.mapping());
  }

  /** Converts again what could not be converted. */
  convertAgain(): void {
    this.live.again();
  }

  /** What was chosen before somebody saved another mapping is saved over it only when the person says so. */
  private meetOthersSince(basedOn: number | null): void {
    this.schema.meetSince(basedOn, this.mapping());
    this.announce($localize`:@@mapping.said.broughtBack:Your last choices are back.`);
  }

  private meant() {
    const mode = this.dataset()?.importMode ?? 'replace';
    return { mapping: this.mapping(), rules: this.rules(), mode, currency: this.currency() };
  }

  /** Completes without a version where somebody else's came in between. */
  private publish(datasetId: string): Observable<SchemaVersion> {
    const isNew = !this.isSaved();
    return this.schema.publish(datasetId, this.mapping(), this.rules()).pipe(
      tap(() => {
        this.choices.published();
        if (isNew) this.announce($localize`:@@mapping.said.saved:Mapping saved.`);
      }),
    );
  }

  private announce(sentence: string): void {
    const mapped = this.mappedRequired();
    const all = REQUIRED_FIELDS.length;
    this.announcement.set(
      `${sentence} ${$localize`:@@mapping.said.count:${mapped}:mapped: of ${all}:all: required fields.`}`,
    );
  }
}
