import { Component, computed, type ElementRef, inject, signal, viewChild } from '@angular/core';
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
import { type NewApiKey, type OrgMembership, type Role, roleIncludes, ROLES } from '@etl-studio/contracts';
import { CopyButton, Field, FieldControl } from '@etl-studio/ui';
import { firstValueFrom } from 'rxjs';

import { ApiKeysApi } from '../api/api-keys.api';
import { dialogOptions } from '../dialog/dialog-options';
import { FormFailure } from '../dialog/form-failure';
import { type Failure, toFailure } from '../http/failure';
import { roleName } from '../shell/role-name';
import { expiresAfter } from './key-expiry';

/** Days that a key may be made for; null: it does not expire. */
const LIFETIMES: readonly (number | null)[] = [30, 90, 365, null];

/** Asks what the key is for, then shows it, once. Closes with whether there is a new key. */
@Component({
  selector: 'app-new-api-key-dialog',
  imports: [
    CopyButton,
    Field,
    FieldControl,
    FormFailure,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
  ],
  templateUrl: './new-api-key.dialog.html',
  styleUrl: './new-api-key.dialog.scss',
})
export class NewApiKeyDialog {
  private readonly org = inject<OrgMembership>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<NewApiKeyDialog, boolean>>(MatDialogRef);
  private readonly api = inject(ApiKeysApi);
  private readonly name = viewChild<ElementRef<HTMLInputElement>>('name');

  protected readonly roles = ROLES.filter((role) => roleIncludes(this.org.role, role)).map((role) => ({
    role,
    word: roleName(role),
  }));
  protected readonly lifetimes = LIFETIMES.map((days) => ({
    days,
    word:
      days === null
        ? $localize`:@@apiKeys.noExpiry:Does not expire`
        : $localize`:@@apiKeys.days:${days}:days: days`,
  }));
  protected readonly role = signal<Role>('MEMBER');
  protected readonly days = signal<number | null>(90);
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  private readonly missing = signal<string | null>(null);
  protected readonly nameError = computed(() => this.missing() ?? this.problemOf('name'));
  /** The key, from when it was made. */
  protected readonly made = signal<NewApiKey | null>(null);
  /** Whether the person says that the key is stored elsewhere. */
  protected readonly kept = signal(false);
  protected readonly example = computed(
    () => `curl -H "Authorization: Bearer ${this.made()?.key}" ${location.origin}/api/datasets`,
  );

  protected async create(): Promise<void> {
    const field = this.name()?.nativeElement;
    const name = field?.value.trim() ?? '';
    this.missing.set(
      name ? null : $localize`:@@apiKeys.nameMissing:Say what the key is for, such as “Nightly import”.`,
    );
    if (this.busy() || this.missing()) {
      field?.focus();
      return;
    }
    this.busy.set(true);
    this.failure.set(null);
    const request = { name, role: this.role(), expiresAt: expiresAfter(this.days(), Date.now()) };
    try {
      this.made.set(await firstValueFrom(this.api.create(this.org.id, request)));
      // From here on a stray Esc or click beside the dialog would lose the key.
      this.dialog.disableClose = true;
    } catch (error) {
      this.failure.set(toFailure(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected done(): void {
    this.dialog.close(true);
  }

  private problemOf(path: string): string | null {
    return this.failure()?.problems.find((problem) => problem.path === path)?.message ?? null;
  }
}

/** Resolves to whether a key was made. */
export async function createApiKey(dialog: MatDialog, org: OrgMembership): Promise<boolean> {
  const asked = dialog.open<NewApiKeyDialog, OrgMembership, boolean>(
    NewApiKeyDialog,
    dialogOptions({ data: org, width: '520px' }),
  );
  return (await firstValueFrom(asked.afterClosed())) ?? false;
}
