import { Component, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { Field, FieldControl } from '@etl-studio/ui';
import { firstValueFrom, type Observable } from 'rxjs';

import { FormFailure } from '../dialog/form-failure';
import { type Failure, toFailure } from '../http/failure';

/** What the server takes. */
const LONGEST_REASON = 500;

export interface DayToDismiss {
  /** "20 Sep 2026 · Social". */
  name: string;
  /** "Spend 4.2 σ above what is usual". */
  words: string;
  dismiss: (reason: string) => Observable<unknown>;
}

/** Asks what was found out about an unusual day, and closes with true once it is dismissed. */
@Component({
  selector: 'app-dismiss-day-dialog',
  imports: [
    Field,
    FieldControl,
    FormFailure,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
  ],
  template: `
    <h2 mat-dialog-title i18n="@@dismiss.title">Dismiss {{ data.name }}</h2>
    <mat-dialog-content>
      <p class="quiet">{{ data.words }}</p>
      <form novalidate (submit)="$event.preventDefault(); dismiss()">
        <ui-field
          label="What you found"
          i18n-label="@@dismiss.reason"
          hint="Everybody in the organization can read it, and bring the day back."
          i18n-hint="@@dismiss.hint"
          [error]="missing()"
        >
          <input
            #reason
            uiControl
            cdkFocusInitial
            class="input"
            type="text"
            autocomplete="off"
            [maxLength]="longest"
            data-testid="dismiss-reason"
          />
        </ui-field>
      </form>
      <app-form-failure [failure]="failure()" />
    </mat-dialog-content>
    <mat-dialog-actions>
      <button matButton type="button" mat-dialog-close i18n="@@ui.cancel">Cancel</button>
      <button
        matButton="filled"
        type="button"
        data-testid="dismiss-confirm"
        [attr.aria-disabled]="busy()"
        (click)="dismiss()"
        i18n="@@dismiss.act"
      >
        Dismiss
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    mat-dialog-content {
      display: flex;
      flex-direction: column;
      gap: 14px;
    }
  `,
})
export class DismissDayDialog {
  protected readonly data = inject<DayToDismiss>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<DismissDayDialog, boolean>>(MatDialogRef);
  private readonly reason = viewChild.required<ElementRef<HTMLInputElement>>('reason');
  protected readonly longest = LONGEST_REASON;
  protected readonly busy = signal(false);
  protected readonly missing = signal<string | null>(null);
  protected readonly failure = signal<Failure | null>(null);

  protected async dismiss(): Promise<void> {
    const { nativeElement } = this.reason();
    const reason = nativeElement.value.trim();
    this.missing.set(
      reason ? null : $localize`:@@dismiss.missing:Say what you found, such as “Black Friday”.`,
    );
    if (!reason) nativeElement.focus();
    if (!reason || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await firstValueFrom(this.data.dismiss(reason));
      this.dialog.close(true);
    } catch (error) {
      this.failure.set(toFailure(error));
    } finally {
      this.busy.set(false);
    }
  }
}
