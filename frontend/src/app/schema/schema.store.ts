import { computed, effect, inject, Injectable, linkedSignal, signal } from '@angular/core';
import type {
  FieldProblem,
  FieldRules,
  MappingField,
  Rules,
  SchemaImpact,
  SchemaImpactRequest,
  SchemaVersion,
} from '@etl-studio/contracts';
import { schemaChanges } from '@etl-studio/engine';
import { catchError, type Observable, tap, throwError } from 'rxjs';

import { DatasetsApi } from '../api/datasets.api';
import { DatasetStore } from '../datasets/dataset.store';
import { type Failure, toFailure } from '../http/failure';
import { withRule } from './field-rules';

/** Milliseconds without a key before the file is read again. */
const QUIET_MS = 400;

/** A dataset's schema versions, and the rules of the next one while they are made. */
@Injectable()
export class SchemaStore {
  private readonly api = inject(DatasetsApi);
  private readonly datasets = inject(DatasetStore);

  private readonly dataset = computed(() =>
    this.datasets.dataset.hasValue() ? this.datasets.dataset.value() : null,
  );
  readonly datasetId = computed(() => this.dataset()?.id);
  readonly versions = this.api.schemaVersions(this.datasetId);
  readonly list = computed(() => (this.versions.hasValue() ? this.versions.value().items : []));
  readonly active = computed(
    () => this.list().find(({ version }) => version === this.dataset()?.activeSchemaVersion) ?? null,
  );
  readonly nextVersion = computed(() => (this.list()[0]?.version ?? 0) + 1);

  /** Those of the active version; what was changed stays when somebody else makes another version the active one. */
  readonly rules = linkedSignal<SchemaVersion | null, Rules>({
    source: this.active,
    computation: (active, before) =>
      before && isChanged(before.source, before.value) ? before.value : (active?.rules ?? {}),
  });
  private readonly draft = computed(() => ({ mapping: this.active()?.mapping ?? {}, rules: this.rules() }));
  readonly changes = computed(() => {
    const active = this.active();
    return active ? schemaChanges(active, this.draft()) : [];
  });

  /** An old version that is read: what restoring it would do is tried, in place of the draft. */
  readonly read = signal<SchemaVersion | null>(null);
  private readonly tried = computed<SchemaImpactRequest | null>(() => {
    const old = this.read();
    if (old) return { mapping: old.mapping, rules: old.rules };
    return this.changes().length > 0 ? this.draft() : null;
  });

  /** What the draft, or the old version, would do; the last answer stays while a newer one is on its way. */
  readonly impact = signal<SchemaImpact | null>(null);
  readonly pending = signal(false);
  readonly failure = signal<Failure | null>(null);
  readonly problems = computed<FieldProblem[]>(() => this.failure()?.problems ?? []);

  constructor() {
    effect((onCleanup) => {
      const id = this.datasetId();
      const tried = this.tried();
      if (!id || !tried) {
        this.answer(null, null);
        return;
      }
      this.pending.set(true);
      let stop: (() => void) | undefined;
      const timer = setTimeout(() => (stop = this.preview(id, tried)), QUIET_MS);
      onCleanup(() => {
        clearTimeout(timer);
        stop?.();
      });
    });
  }

  edit(field: MappingField, rule: keyof FieldRules, value: string | string[]): void {
    this.rules.update((rules) => withRule(rules, field, rule, value));
  }

  discard(): void {
    this.rules.set(this.active()?.rules ?? {});
  }

  /** Publishes the rules as they are on the screen. */
  publish(note: string): Observable<SchemaVersion> {
    return this.send({ ...this.draft(), note });
  }

  /** Publishes what an old version says as the next one. */
  restore({ mapping, rules }: SchemaVersion, note: string): Observable<SchemaVersion> {
    return this.send({ mapping, rules, note });
  }

  private send(request: Parameters<DatasetsApi['publishSchema']>[1]): Observable<SchemaVersion> {
    const basedOn = this.active()?.version ?? null;
    return this.api.publishSchema(this.datasetId() ?? '', { ...request, basedOn }).pipe(
      tap(({ version }) => this.follow(version)),
      catchError((error: unknown) => {
        // Theirs is shown as what is active, and what was changed here as the changes to that.
        if (toFailure(error).code === 'schema_moved') {
          this.datasets.dataset.reload();
          this.versions.reload();
        }
        return throwError(() => error);
      }),
    );
  }

  /** What was published is what the screen goes on from. */
  private follow(version: number): void {
    this.discard();
    this.datasets.dataset.update((dataset) => dataset && { ...dataset, activeSchemaVersion: version });
    this.versions.reload();
  }

  private preview(id: string, tried: SchemaImpactRequest): () => void {
    const asking = this.api.schemaImpact(id, tried).subscribe({
      next: (impact) => this.answer(impact, null),
      error: (error: unknown) => this.answer(null, toFailure(error)),
    });
    return () => asking.unsubscribe();
  }

  private answer(impact: SchemaImpact | null, failure: Failure | null): void {
    this.impact.set(impact);
    this.failure.set(failure);
    this.pending.set(false);
  }
}

function isChanged(version: SchemaVersion | null, rules: Rules): boolean {
  return version !== null && schemaChanges(version, { mapping: version.mapping, rules }).length > 0;
}
