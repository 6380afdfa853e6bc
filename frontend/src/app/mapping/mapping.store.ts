import { computed, effect, inject, Injectable, linkedSignal, signal, untracked } from '@angular/core';
import {
  type Inspection,
  type Mapping,
  type MappingField,
  REQUIRED_FIELDS,
  type Rules,
  type Run,
  type SchemaVersion,
} from '@etl-studio/contracts';
import { type Observable, of, switchMap, tap } from 'rxjs';

import { DatasetsApi } from '../api/datasets.api';
import { LimitsApi } from '../api/limits.api';
import { RunsApi } from '../api/runs.api';
import { runContext } from '../runs/run-context';
import { currencyOf } from './currency';
import { FIELD_NAMES } from './field-words';
import { LiveConversion } from './live-conversion';
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
import { openQuestions } from './open-question';
import { RunFile } from './run-file';

const UNDO_STEPS = 20;
const EMPTY_DRAFT: MappingDraft = { fields: {}, ignored: [] };

/** The mapping of one run while it is made: what the file offers, what was chosen, what comes of it. */
@Injectable()
export class MappingStore {
  private readonly runs = inject(RunsApi);
  private readonly datasets = inject(DatasetsApi);
  private readonly limits = inject(LimitsApi).limits;
  private readonly files = inject(RunFile);
  private readonly live = inject(LiveConversion);

  readonly runId = signal<string | undefined>(undefined);
  readonly run = this.runs.run(this.runId);
  readonly inspection = this.runs.inspection(this.runId);
  private readonly context = runContext(computed(() => (this.run.hasValue() ? this.run.value() : null)));
  readonly dataset = this.context.dataset;
  /** The schema version that the run was started with. */
  private readonly used = this.context.schema;
  private readonly schema = this.datasets.schema(() => {
    const dataset = this.dataset.hasValue() ? this.dataset.value() : null;
    return dataset?.activeSchemaVersion ? dataset.id : undefined;
  });

  /** The dataset's active schema version, as published by others or by this page; null without one. */
  readonly saved = linkedSignal<SchemaVersion | null>(() =>
    this.schema.hasValue() ? this.schema.value() : null,
  );
  readonly rules = computed<Rules>(() => {
    if (this.locked()) return this.used.hasValue() ? this.used.value().rules : {};
    return this.saved()?.rules ?? {};
  });
  private readonly start = computed<MappingDraft | null>(() => {
    if (!this.inspection.hasValue() || !this.dataset.hasValue() || this.schema.isLoading()) return null;
    if (this.locked() && this.used.isLoading()) return null;
    if (this.locked() && this.used.hasValue()) return usedDraft(this.used.value().mapping);
    const { columns, suggestedMapping } = this.inspection.value();
    const remembered = this.schema.hasValue() ? this.schema.value().mapping : {};
    return startingDraft(columns, suggestedMapping, remembered);
  });
  private readonly chosen = linkedSignal<MappingDraft | null>(() => this.start());
  private readonly undone = signal<readonly MappingDraft[]>([]);

  readonly ready = computed(() => this.chosen() !== null);
  readonly draft = computed(() => this.chosen() ?? EMPTY_DRAFT);
  readonly mapping = computed<Mapping>(() => toMapping(this.draft()));
  /** Whether the dataset's schema already says what the screen says. */
  readonly isSaved = computed(() => sameMapping(this.saved()?.mapping ?? {}, this.mapping()));
  readonly locked = computed(() => this.run.hasValue() && this.run.value().status !== 'DRAFT');
  readonly missing = computed(() => missingFields(this.draft()));
  readonly mappedRequired = computed(() => REQUIRED_FIELDS.length - this.missing().length);
  readonly questions = computed(() =>
    this.inspection.hasValue()
      ? openQuestions(this.draft(), this.inspection.value(), this.live.openReadings())
      : [],
  );
  /** ISO 4217 code that amounts are shown in; null where neither mapping nor dataset names one. */
  readonly currency = computed(() => {
    const columns = this.inspection.hasValue() ? this.inspection.value().columns : [];
    const known = this.dataset.hasValue() ? this.dataset.value().currency : null;
    return currencyOf(this.mapping(), columns) ?? known;
  });
  readonly canUndo = computed(() => this.undone().length > 0);

  readonly conversion = this.live.conversion;
  readonly converting = this.live.pending;
  readonly conversionFailure = this.live.failure;
  /** What just changed, for people who do not see it. */
  readonly announcement = signal('');

  constructor() {
    effect(() => {
      if (!this.run.hasValue() || !this.inspection.hasValue()) return;
      const [run, inspection] = [this.run.value(), this.inspection.value()];
      untracked(() => void this.open(run, inspection));
    });
    effect((onCleanup) => {
      if (!this.ready()) return;
      const [mapping, rules] = [this.mapping(), this.rules()];
      const timer = setTimeout(() => this.live.convert(mapping, rules), 80);
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

  /** Publishes the mapping for the dataset; nothing is sent when it already holds. */
  save(): Observable<SchemaVersion> {
    const saved = this.saved();
    if (saved && this.isSaved()) return of(saved);
    const request = { mapping: this.mapping(), rules: this.rules() };
    const datasetId = this.run.hasValue() ? this.run.value().datasetId : '';
    return this.datasets.publishSchema(datasetId, request).pipe(
      tap((version) => {
        this.saved.set(version);
        this.announce($localize`:@@mapping.said.saved:Mapping saved.`);
      }),
    );
  }

  /** Saves what changed, then queues the run. */
  startImport() {
    const runId = this.runId() ?? '';
    return this.save().pipe(switchMap(({ version }) => this.runs.start(runId, { schemaVersion: version })));
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

  private async open(run: Run, inspection: Inspection): Promise<void> {
    const bytes = await this.files.bytes(run);
    if (bytes) this.live.openFile(bytes, this.limits.value());
    else this.live.openPreview(inspection);
  }
}
