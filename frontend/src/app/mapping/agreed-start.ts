import { inject } from '@angular/core';
import type { ImportMode, Mapping, Rules, Run, SchemaVersion } from '@etl-studio/contracts';
import { catchError, type Observable, switchMap, throwError } from 'rxjs';

import { RunsApi } from '../api/runs.api';
import { toFailure } from '../http/failure';
import { ImportConsent } from './import-consent';

/** What is to be imported, and how. */
interface MeantImport {
  mapping: Mapping;
  rules: Rules;
  mode: ImportMode;
  currency: string | null;
}

/** Starts an import once the person agrees with what it displaces. Made in an injection context. */
export class AgreedStart {
  private readonly runs = inject(RunsApi);
  private readonly consent = inject(ImportConsent);

  /**
   * Finds out what the import would displace, asks where that is not nothing, publishes the mapping and queues the run.
   * Completes without one where the person leaves it; asks again where things have changed in the meantime.
   */
  start(run: Run, meant: () => MeantImport, publish: () => Observable<SchemaVersion>): Observable<Run> {
    return this.ask(run, meant, publish, false);
  }

  private ask(
    run: Run,
    meant: () => MeantImport,
    publish: () => Observable<SchemaVersion>,
    isMoved: boolean,
  ): Observable<Run> {
    const { mapping, rules, mode, currency } = meant();
    return this.consent.ask(run, { mapping, rules }, { mode, currency, isMoved }).pipe(
      switchMap((consent) =>
        publish().pipe(
          switchMap(({ version }) => this.runs.start(run.id, { schemaVersion: version, mode, ...consent })),
        ),
      ),
      catchError((error: unknown) =>
        toFailure(error).code === 'basis_moved'
          ? this.ask(run, meant, publish, true)
          : throwError(() => error),
      ),
    );
  }
}
