import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { ImportMode, Run, StartRequest, ValidateRequest } from '@etl-studio/contracts';
import { Formats } from '@etl-studio/ui';
import { EMPTY, from, type Observable, of, switchMap } from 'rxjs';

import { LedgerApi } from '../api/ledger.api';
import { confirm } from '../dialog/confirm.dialog';
import { displacementWords } from './displacement-words';

/** What the person has agreed to: the start is refused once what it would displace has changed. */
export type Consent = Pick<StartRequest, 'basis' | 'confirm'>;

/** Finds out what an import would change, and asks where that is not nothing. */
@Injectable({ providedIn: 'root' })
export class ImportConsent {
  private readonly ledger = inject(LedgerApi);
  private readonly dialog = inject(MatDialog);
  private readonly formats = inject(Formats);

  /** Completes without a consent where the person leaves it. `isMoved`: it was asked before, and is different now. */
  ask(
    run: Run,
    request: ValidateRequest,
    { mode, currency, isMoved }: { mode: ImportMode; currency: string | null; isMoved: boolean },
  ): Observable<Consent> {
    return this.ledger.validate(run.id, { ...request, mode }).pipe(
      switchMap((report) => {
        const consent: Consent = {
          basis: report.basis,
          ...(report.possibleDoubleCount ? { confirm: true } : {}),
        };
        const words = displacementWords(report, mode, currency, this.formats);
        if (!words) return of(consent);
        const moved = $localize`:@@displace.moved:Another import has changed these days meanwhile. This is how it stands now:`;
        const asked = confirm(this.dialog, {
          ...words,
          text: isMoved ? `${moved} ${words.text}` : words.text,
          keep: $localize`:@@displace.keep:Do not start`,
          isDangerous: report.possibleDoubleCount !== null,
          testId: 'displacement',
          run: () => of(consent),
        });
        return from(asked).pipe(switchMap((done) => (done ? of(done.answer) : EMPTY)));
      }),
    );
  }
}
