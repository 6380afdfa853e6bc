import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { AuditFilter } from '@etl-studio/contracts';
import { Card, EmptyState, ErrorPanel, Formats, PageHeader, Skeleton } from '@etl-studio/ui';

import { OrgsApi } from '../api/orgs.api';
import { isDay } from '../calendar/days';
import { toFailure } from '../http/failure';
import { serverAction } from '../language/server-texts';
import { SessionStore } from '../session/session.store';
import { describePage } from '../shell/page-context';
import { detailWords, pageOf, shortId } from './audit-words';

const STEP = 100;
const MOST = 500;
const RESOURCE_TYPES = [
  'dataset',
  'run',
  'member',
  'invite',
  'api_key',
  'organization',
  'user',
  'unusual_day',
] as const;

/** Who did what to which resource, when and from where. */
@Component({
  selector: 'app-audit-page',
  imports: [Card, EmptyState, ErrorPanel, MatButton, PageHeader, RouterLink, Skeleton],
  templateUrl: './audit.page.html',
  styleUrl: './audit.page.scss',
})
export class AuditPage {
  /** All from the query: a kind of resource, the id of a person, first and last day. */
  readonly what = input<string>();
  readonly who = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();

  private readonly session = inject(SessionStore);
  private readonly api = inject(OrgsApi);
  private readonly router = inject(Router);
  private readonly formats = inject(Formats);

  private readonly org = computed(() => (this.session.can('audit.read') ? this.session.org() : null));
  protected readonly allowed = computed(() => this.org() !== null);
  protected readonly types = RESOURCE_TYPES.map((id) => ({ id, name: serverAction(id) }));
  protected readonly filter = computed<AuditFilter>(() => {
    const [from, to, what, who] = [this.from(), this.to(), this.what(), this.who()];
    return {
      ...(what ? { resourceType: what } : {}),
      ...(who ? { actor: who } : {}),
      ...(isDay(from) ? { from } : {}),
      ...(isDay(to) ? { to } : {}),
    };
  });
  protected readonly isFiltered = computed(() => Object.keys(this.filter()).length > 0);
  private readonly limit = linkedSignal({ source: this.filter, computation: () => STEP });
  protected readonly members = this.api.members(() => this.org()?.id);
  protected readonly events = this.api.auditEvents(
    () => this.org()?.id,
    () => ({ ...this.filter(), limit: this.limit() }),
  );
  protected readonly failure = computed(() => {
    const error = this.events.error();
    return error ? toFailure(error) : null;
  });
  protected readonly people = computed(() => (this.members.hasValue() ? this.members.value().items : []));
  protected readonly rows = computed(() =>
    (this.events.hasValue() ? this.events.value().items : []).map((event) => ({
      ...event,
      when: this.formats.instant(event.at),
      action: serverAction(event.action),
      by: event.actor?.name ?? event.actor?.email ?? $localize`:@@audit.system:the system`,
      withKey: event.apiKeyId !== null,
      page: pageOf(event),
      shortId: shortId(event),
      detail: detailWords(event.detail, this.formats),
    })),
  );
  protected readonly counted = computed(() => {
    if (!this.events.hasValue()) return '';
    const { items, total } = this.events.value();
    const [shown, all] = [this.formats.number(items.length), this.formats.number(total)];
    return items.length === total ? all : $localize`:@@datasetRuns.counted:${shown}:shown: of ${all}:total:`;
  });
  protected readonly more = computed(
    () => this.events.hasValue() && this.events.value().nextCursor !== null && this.limit() < MOST,
  );

  constructor() {
    const heading = $localize`:@@route.audit:Audit log`;
    describePage(() => ({ title: [heading], crumbs: [{ label: heading, link: '/audit' }] }));
  }

  protected narrow(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected clear(): void {
    void this.router.navigate([], { queryParams: {} });
  }

  protected showMore(): void {
    this.limit.update((limit) => Math.min(MOST, limit + STEP));
  }
}
