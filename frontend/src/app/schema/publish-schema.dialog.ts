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
import { LONGEST_SCHEMA_NOTE, type SchemaVersion } from '@etl-studio/contracts';
import type { SchemaChange } from '@etl-studio/engine';
import { Field, FieldControl } from '@etl-studio/ui';
import { firstValueFrom, type Observable } from 'rxjs';

import { FormFailure } from '../dialog/form-failure';
import { type Failure, toFailure } from '../http/failure';
import { SchemaDiff } from './schema-diff';

export interface PublishSchema {
  version: number;
  changes: readonly SchemaChange[];
  note: string;
  publish: (note: string) => Observable<SchemaVersion>;
}

/** Asks why, shows what changes, and closes with the version it published. */
@Component({
  selector: 'app-publish-schema-dialog',
  imports: [
    Field,
    FieldControl,
    FormFailure,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    SchemaDiff,
  ],
  template: `
    <h2 mat-dialog-title i18n="@@schema.publish.title">Publish version {{ data.version }}</h2>
    <mat-dialog-content>
      <p class="quiet" i18n="@@schema.publish.text">
        Future imports use v{{ data.version }}. Runs that are imported already stay as they are.
      </p>
      <app-schema-diff [changes]="data.changes" />
      <form novalidate (submit)="$event.preventDefault()">
        <ui-field
          label="Why"
          i18n-label="@@schema.publish.note"
          hint="For whoever reads the list of versions later."
          i18n-hint="@@schema.publish.noteHint"
          [error]="missing()"
        >
          <textarea
            #note
            uiControl
            cdkFocusInitial
            class="textarea"
            rows="2"
            [maxLength]="longest"
            data-testid="schema-note"
            [value]="data.note"
          ></textarea>
        </ui-field>
      </form>
      <app-form-failure [failure]="failure()" />
      @for (problem of failure()?.problems ?? []; track problem) {
        <p class="problem">{{ problem.message }}</p>
      }
    </mat-dialog-content>
    <mat-dialog-actions>
      <button matButton type="button" mat-dialog-close i18n="@@ui.cancel">Cancel</button>
      <button
        matButton="filled"
        type="button"
        data-testid="schema-publish-confirm"
        [attr.aria-disabled]="busy()"
        (click)="publish()"
        i18n="@@schema.publish.submit"
      >
        Publish version {{ data.version }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    mat-dialog-content {
      display: flex;
      flex-direction: column;
      gap: 14px;
    }
    .problem {
      color: var(--bad-text);
    }
  `,
})
export class PublishSchemaDialog {
  protected readonly data = inject<PublishSchema>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<PublishSchemaDialog, SchemaVersion>>(MatDialogRef);
  private readonly note = viewChild.required<ElementRef<HTMLTextAreaElement>>('note');
  protected readonly longest = LONGEST_SCHEMA_NOTE;
  protected readonly busy = signal(false);
  protected readonly missing = signal<string | null>(null);
  protected readonly failure = signal<Failure | null>(null);

  protected async publish(): Promise<void> {
    const { nativeElement } = this.note();
    const note = nativeElement.value.trim();
    this.missing.set(
      note ? null : $localize`:@@schema.publish.noteMissing:Say why, such as “Agency sends credits now”.`,
    );
    if (!note) nativeElement.focus();
    if (!note || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      this.dialog.close(await firstValueFrom(this.data.publish(note)));
    } catch (error) {
      this.failure.set(toFailure(error));
    } finally {
      this.busy.set(false);
    }
  }
}
