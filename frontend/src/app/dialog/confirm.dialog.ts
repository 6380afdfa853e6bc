import { Component, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  type MatDialog,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { Field, FieldControl } from '@etl-studio/ui';
import { firstValueFrom, type Observable } from 'rxjs';

import { type Failure, toFailure } from '../http/failure';
import { dialogOptions } from './dialog-options';
import { FormFailure } from './form-failure';

/** What is asked before something is done that others will feel. */
export interface Confirmation<T> {
  title: string;
  text: string;
  /** What it does, a line each. */
  effects?: readonly string[];
  /** Words of the button that leaves everything as it is. */
  keep: string;
  /** Words of the button that does it. */
  act: string;
  /** Whether it takes something away. */
  isDangerous?: boolean;
  /** What has to be typed first, and what is said where something else was. */
  typed?: { label: string; text: string; mismatch: string };
  testId: string;
  /** Does it. A refusal is told in the dialog, which stays open. */
  run: () => Observable<T>;
}

/** Says what would happen, and does it when that is what the person wants. */
@Component({
  selector: 'app-confirm-dialog',
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
    <h2 mat-dialog-title>{{ asked.title }}</h2>
    <mat-dialog-content>
      <p>{{ asked.text }}</p>
      @if (asked.effects?.length) {
        <ul>
          @for (effect of asked.effects; track effect) {
            <li>{{ effect }}</li>
          }
        </ul>
      }
      @if (asked.typed; as typed) {
        <form novalidate (submit)="$event.preventDefault(); act()">
          <ui-field [label]="typed.label" [error]="mismatch()">
            <input
              #name
              uiControl
              class="input"
              type="text"
              autocomplete="off"
              [attr.data-testid]="asked.testId + '-name'"
            />
          </ui-field>
        </form>
      }
      <app-form-failure [failure]="failure()" />
    </mat-dialog-content>
    <mat-dialog-actions>
      @if (asked.typed) {
        <button matButton="outlined" type="button" [mat-dialog-close]="null">{{ asked.keep }}</button>
      } @else {
        <button matButton="outlined" type="button" [mat-dialog-close]="null" cdkFocusInitial>
          {{ asked.keep }}
        </button>
      }
      <button
        matButton="filled"
        type="button"
        [class.danger]="asked.isDangerous"
        [attr.data-testid]="asked.testId + '-confirm'"
        [attr.aria-disabled]="busy()"
        (click)="act()"
      >
        {{ asked.act }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    ul {
      margin-top: 8px;
      padding-left: 18px;
    }
    li + li {
      margin-top: 4px;
    }
    form {
      margin-top: 16px;
    }
    app-form-failure {
      display: block;
    }
    app-form-failure:not(:empty) {
      margin-top: 8px;
    }
  `,
})
export class ConfirmDialog<T> {
  protected readonly asked = inject<Confirmation<T>>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<ConfirmDialog<T>, Confirmed<T>>>(MatDialogRef);
  private readonly name = viewChild<ElementRef<HTMLInputElement>>('name');
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly mismatch = signal<string | null>(null);

  protected async act(): Promise<void> {
    const { typed, run } = this.asked;
    const field = this.name()?.nativeElement;
    const isTyped = !typed || field?.value.trim() === typed.text.trim();
    this.mismatch.set(isTyped ? null : typed.mismatch);
    if (!isTyped) field?.focus();
    if (this.busy() || !isTyped) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      this.dialog.close({ answer: await firstValueFrom(run()) });
    } catch (error) {
      this.failure.set(toFailure(error));
    } finally {
      this.busy.set(false);
    }
  }
}

/** What came of it, once it was done. */
interface Confirmed<T> {
  answer: T;
}

/** Asks first; null where it was not done. */
export async function confirm<T>(
  dialog: MatDialog,
  confirmation: Confirmation<T>,
): Promise<Confirmed<T> | null> {
  const asked = dialog.open<ConfirmDialog<T>, Confirmation<T>, Confirmed<T>>(
    ConfirmDialog,
    dialogOptions({ data: confirmation, width: '460px', role: 'alertdialog' }),
  );
  return (await firstValueFrom(asked.afterClosed())) ?? null;
}
