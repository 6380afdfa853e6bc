import { computed, inject, linkedSignal, signal } from '@angular/core';
import type { Mapping, Rules, SchemaVersion } from '@etl-studio/contracts';
import { catchError, EMPTY, type Observable, of, switchMap, tap, throwError } from 'rxjs';

import { DatasetsApi } from '../api/datasets.api';
import { toFailure } from '../http/failure';
import { sameMapping } from './mapping-draft';
import { MappingSource } from './mapping-source';

/** The mapping that a dataset has, which colleagues change as well. Made in an injection context. */
export class SavedMapping {
  private readonly datasets = inject(DatasetsApi);
  private readonly source = inject(MappingSource);
  private readonly schema = this.datasets.schema(() => {
    const { dataset } = this.source;
    return dataset.hasValue() && dataset.value().activeSchemaVersion ? dataset.value().id : undefined;
  });

  readonly isLoading = computed(() => this.schema.isLoading());
  private readonly known = linkedSignal<SchemaVersion | null>(() =>
    this.schema.hasValue() ? this.schema.value() : null,
  );
  /** The active schema version as it was read or published last; null without one. */
  readonly version = this.known.asReadonly();
  private readonly base = linkedSignal(() => this.known()?.version ?? null);
  /** The version that what is mapped here was made on, which nobody else's may be saved over. */
  readonly basis = this.base.asReadonly();
  private readonly other = signal<SchemaVersion | null>(null);
  /** What somebody else saved since, where it is not what is mapped here. */
  readonly conflict = this.other.asReadonly();

  /** The version that says this; completes without one where somebody else's came in between, which `conflict` then is. */
  publish(datasetId: string, mapping: Mapping, rules: Rules): Observable<SchemaVersion> {
    const known = this.known();
    if (known && sameMapping(known.mapping, mapping)) return of(known);
    const request = { mapping, rules, basedOn: this.base() };
    return this.datasets.publishSchema(datasetId, request).pipe(
      tap((version) => this.known.set(version)),
      catchError((error: unknown) =>
        toFailure(error).code === 'schema_moved' ? this.meet(datasetId) : throwError(() => error),
      ),
    );
  }

  /** Finds out whether somebody saved another mapping meanwhile. */
  lookForOthers(mapping: Mapping): void {
    const { dataset } = this.source;
    if (!dataset.hasValue() || this.conflict()) return;
    this.datasets.schemaNow(dataset.value().id).subscribe({
      next: (now) => {
        if (now.version === (this.known()?.version ?? null)) return;
        if (sameMapping(now.mapping, mapping)) this.known.set(now);
        else this.other.set(now);
      },
      // Nobody asked for it: what cannot be found out now is found out when the mapping is saved.
      error: () => undefined,
    });
  }

  /** Finds a conflict where another mapping was saved since `basedOn`, on which `mapping` was made. */
  meetSince(basedOn: number | null, mapping: Mapping): void {
    const now = this.known();
    if (!now || now.version === basedOn || sameMapping(now.mapping, mapping)) return;
    this.base.set(basedOn);
    this.other.set(now);
  }

  /** Ends the conflict: what is saved next is based on theirs. Null where there was none. */
  settle(): SchemaVersion | null {
    const theirs = this.conflict();
    if (theirs) {
      this.known.set(theirs);
      this.base.set(theirs.version);
    }
    this.other.set(null);
    return theirs;
  }

  private meet(datasetId: string): Observable<never> {
    return this.datasets.schemaNow(datasetId).pipe(
      tap((theirs) => this.other.set(theirs)),
      switchMap(() => EMPTY),
    );
  }
}
