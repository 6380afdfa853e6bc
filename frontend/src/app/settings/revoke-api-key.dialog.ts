import { Component, inject, signal } from '@angular/core';
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
import type { ApiKey } from '@etl-studio/contracts';
import { Field, FieldControl, Toasts } from '@etl-studio/ui';
import { firstValueFrom } from 'rxjs';

import { ApiKeysApi } from '../api/api-keys.api';
import { dialogOptions } from '../dialog/dialog-options';
import { FormFailure } from '../dialog/form-failure';
import { type Failure, toFailure } from '../http/failure';

interface Revocation {
  orgId: string;
  key: Pick<ApiKey, 'id' | 'name'>;
}

/** Revokes a key when its name was typed. Closes with whether it is gone. */
@Component({
  selector: 'app-revoke-api-key-dialog',
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
    <h2 mat-dialog-title i18n="@@apiKeys.revokeTitle">Revoke “{{ key.name }}”?</h2>
    <mat-dialog-content>
      <p class="text" i18n="@@apiKeys.revokeText">
        The next request with this key is refused. Programs that use it stop working; a revoked key cannot be
        taken up again.
      </p>
      <form novalidate (submit)="$event.preventDefault(); revoke(name.value)">
        <ui-field label="Type its name" i18n-label="@@apiKeys.typeName" [error]="mismatch()">
          <input
            #name
            uiControl
            class="input"
            type="text"
            autocomplete="off"
            data-testid="api-key-revoke-name"
          />
        </ui-field>
      </form>
      <app-form-failure [failure]="failure()" />
    </mat-dialog-content>
    <mat-dialog-actions>
      <button matButton="outlined" type="button" mat-dialog-close i18n="@@apiKeys.keep">Keep the key</button>
      <button
        matButton="filled"
        class="danger"
        type="button"
        data-testid="api-key-revoke-confirm"
        [attr.aria-disabled]="busy()"
        (click)="revoke(name.value)"
        i18n="@@apiKeys.revokeSubmit"
      >
        Revoke key
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    .text {
      margin-bottom: 16px;
    }
  `,
})
export class RevokeApiKeyDialog {
  private readonly revocation = inject<Revocation>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<RevokeApiKeyDialog, boolean>>(MatDialogRef);
  private readonly api = inject(ApiKeysApi);
  private readonly toasts = inject(Toasts);
  protected readonly key = this.revocation.key;
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly mismatch = signal<string | null>(null);

  protected async revoke(typed: string): Promise<void> {
    const { id, name } = this.key;
    this.mismatch.set(
      typed.trim() === name.trim()
        ? null
        : $localize`:@@apiKeys.mismatch:Type “${name}:name:” to revoke this key.`,
    );
    if (this.busy() || this.mismatch()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await firstValueFrom(this.api.revoke(this.revocation.orgId, id));
      this.toasts.say($localize`:@@apiKeys.revoked:“${name}:name:” was revoked.`);
      this.dialog.close(true);
    } catch (error) {
      this.failure.set(toFailure(error));
    } finally {
      this.busy.set(false);
    }
  }
}

/** Asks first; resolves to whether the key is gone. */
export async function revokeApiKey(dialog: MatDialog, revocation: Revocation): Promise<boolean> {
  const asked = dialog.open<RevokeApiKeyDialog, Revocation, boolean>(
    RevokeApiKeyDialog,
    dialogOptions({ data: revocation, width: '440px', role: 'alertdialog' }),
  );
  return (await firstValueFrom(asked.afterClosed())) ?? false;
}
