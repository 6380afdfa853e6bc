import { Component, inject, type Injector } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';

import { dialogOptions } from '../dialog/dialog-options';
import { SessionStore } from './session.store';
import { SignInForm } from './sign-in-form';
import { SingleSignOn } from './single-sign-on';

/** Lies over the page when the session has ended, so that nothing on the page is lost. */
@Component({
  selector: 'app-session-ended-dialog',
  imports: [MatButton, MatDialogContent, MatDialogTitle, SignInForm, SingleSignOn],
  template: `
    <h2 mat-dialog-title i18n="@@sessionEnded.title">Your session has ended</h2>
    <mat-dialog-content>
      <p i18n="@@sessionEnded.text">Sign in again and go on where you were. Nothing on this page is lost.</p>
      <app-sign-in-form [fixedEmail]="email" (signedIn)="dialog.close(true)" />
      <app-single-sign-on [redirect]="url" />
      <button matButton type="button" (click)="leave()" i18n="@@sessionEnded.leave">
        Sign in as somebody else
      </button>
    </mat-dialog-content>
  `,
  styles: `
    p {
      margin-bottom: 16px;
      color: var(--text-2);
    }
    button {
      width: 100%;
      margin: 8px 0 12px;
    }
  `,
})
export class SessionEndedDialog {
  protected readonly dialog = inject<MatDialogRef<SessionEndedDialog, boolean>>(MatDialogRef);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  /** A provider's page takes the place of this one: it comes back to it, without what was not saved. */
  protected readonly url = this.router.url;
  protected readonly email = this.session.user()?.email ?? null;

  protected async leave(): Promise<void> {
    this.session.forget();
    this.dialog.close(false);
    await this.router.navigateByUrl('/login');
  }
}

/** Resolves to whether the person signed in again. */
export async function askToSignInAgain(injector: Injector): Promise<boolean> {
  const dialog = injector
    .get(MatDialog)
    .open<SessionEndedDialog, undefined, boolean>(
      SessionEndedDialog,
      dialogOptions({ width: '400px', disableClose: true }),
    );
  return (await firstValueFrom(dialog.afterClosed())) ?? false;
}
