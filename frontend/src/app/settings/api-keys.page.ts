import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import type { ApiKey } from '@etl-studio/contracts';
import {
  Badge,
  Card,
  EmptyState,
  ErrorPanel,
  Formats,
  PageHeader,
  RelativeTime,
  Skeleton,
} from '@etl-studio/ui';

import { ApiKeysApi } from '../api/api-keys.api';
import { toFailure } from '../http/failure';
import { SessionStore } from '../session/session.store';
import { describePage } from '../shell/page-context';
import { roleName } from '../shell/role-name';
import { ApiKeyRevocation } from './api-key-revocation';
import { createApiKey } from './new-api-key.dialog';
import { expiryOf } from './key-expiry';

/** The keys with which programs act in the organization: made, looked after and revoked. */
@Component({
  selector: 'app-api-keys-page',
  imports: [Badge, Card, EmptyState, ErrorPanel, MatButton, PageHeader, RelativeTime, RouterLink, Skeleton],
  templateUrl: './api-keys.page.html',
  styleUrl: './api-keys.page.scss',
})
export class ApiKeysPage {
  private readonly session = inject(SessionStore);
  private readonly dialog = inject(MatDialog);
  private readonly revocation = inject(ApiKeyRevocation);
  protected readonly formats = inject(Formats);

  /** Null where the person may not see the keys. */
  private readonly org = computed(() => (this.session.can('api-keys.list') ? this.session.org() : null));
  protected readonly allowed = computed(() => this.org() !== null);
  protected readonly keys = inject(ApiKeysApi).list(() => this.org()?.id);
  protected readonly failure = computed(() => toFailure(this.keys.error()));
  protected readonly rows = computed(() =>
    (this.keys.hasValue() ? this.keys.value().items : []).map((key) => ({
      ...key,
      role: roleName(key.role),
      expiry: expiryOf(key.expiresAt, Date.now()),
    })),
  );

  constructor() {
    describePage(() => {
      const heading = $localize`:@@route.apiKeys:API keys`;
      return { title: [heading], crumbs: [{ label: heading, link: '/settings/api-keys' }] };
    });
  }

  protected async create(): Promise<void> {
    const org = this.org();
    if (org && (await createApiKey(this.dialog, org))) this.keys.reload();
  }

  protected async revoke(key: Pick<ApiKey, 'id' | 'name'>): Promise<void> {
    const org = this.org();
    if (org && (await this.revocation.ask(org.id, key))) this.keys.reload();
  }
}
