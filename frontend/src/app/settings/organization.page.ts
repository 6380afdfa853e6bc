import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import { Card, EmptyState, Field, FieldControl, PageHeader, Toasts } from '@etl-studio/ui';
import { firstValueFrom } from 'rxjs';

import { OrgsApi } from '../api/orgs.api';
import { confirm } from '../dialog/confirm.dialog';
import { FormFailure } from '../dialog/form-failure';
import { type Failure, toFailure } from '../http/failure';
import { SessionStore } from '../session/session.store';
import { describePage } from '../shell/page-context';

/** The organization's name, and its end. */
@Component({
  selector: 'app-organization-page',
  imports: [Card, EmptyState, Field, FieldControl, FormFailure, MatButton, PageHeader, RouterLink],
  templateUrl: './organization.page.html',
  styleUrl: './settings.scss',
})
export class OrganizationPage {
  private readonly session = inject(SessionStore);
  private readonly api = inject(OrgsApi);
  private readonly dialog = inject(MatDialog);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);

  protected readonly org = computed(() =>
    this.session.can('organization.rename') ? this.session.org() : null,
  );
  protected readonly mayDelete = computed(() => this.session.can('organization.delete'));
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly missing = signal<string | null>(null);

  constructor() {
    const heading = $localize`:@@route.organization:Organization`;
    describePage(() => ({ title: [heading], crumbs: [{ label: heading, link: '/settings/organization' }] }));
  }

  protected async rename(field: HTMLInputElement): Promise<void> {
    const [org, name] = [this.org(), field.value.trim()];
    this.missing.set(name ? null : $localize`:@@organization.nameMissing:Give the organization a name.`);
    if (!name) field.focus();
    if (!org || !name || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await firstValueFrom(this.api.rename(org.id, name));
      await this.session.reload();
      this.toasts.say($localize`:@@settings.saved:Changes saved.`);
    } catch (error) {
      this.failure.set(toFailure(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected async delete(): Promise<void> {
    const org = this.org();
    if (!org) return;
    const done = await confirm(this.dialog, {
      title: $localize`:@@organization.deleteTitle:Delete “${org.name}:name:”?`,
      text: $localize`:@@organization.deleteText:Everything in it is deleted for good: datasets, imports, files, keys, members and the audit log.`,
      keep: $localize`:@@organization.keep:Keep the organization`,
      act: $localize`:@@organization.delete:Delete organization`,
      isDangerous: true,
      typed: {
        label: $localize`:@@apiKeys.typeName:Type its name`,
        text: org.name,
        mismatch: $localize`:@@organization.mismatch:Type “${org.name}:name:” to delete it.`,
      },
      testId: 'organization-delete',
      run: () => this.api.delete(org.id),
    });
    if (!done) return;
    await this.session.reload();
    await this.router.navigateByUrl('/');
    this.toasts.say($localize`:@@deleteDataset.done:“${org.name}:name:” was deleted.`);
  }
}
