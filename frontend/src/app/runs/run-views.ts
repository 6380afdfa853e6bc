import { computed, inject, Injectable, signal } from '@angular/core';

import { SessionStore } from '../session/session.store';
import { RUN_FILTER_PARAMS, type RunFilterParams } from './run-filter';

export interface RunView {
  name: string;
  params: RunFilterParams;
}

const BUILT_IN: readonly RunView[] = [
  { name: $localize`:@@views.all:All runs`, params: {} },
  { name: $localize`:@@views.live:Live now`, params: { status: 'QUEUED,RUNNING' } },
  { name: $localize`:@@views.failedToday:Failed today`, params: { status: 'FAILED', from: 'today' } },
  { name: $localize`:@@status.setAside:Set aside`, params: { dlq: 'true' } },
];

const MOST_OWN = 20;

/** Filters of the runs' list under names: the product's, and a person's own, kept in this browser. */
@Injectable()
export class RunViews {
  private readonly session = inject(SessionStore);
  private readonly changes = signal(0);
  private readonly key = computed(
    () => `etl-studio.run-views.${this.session.user()?.id ?? ''}.${this.session.org()?.id ?? ''}`,
  );

  readonly own = computed<readonly RunView[]>(() => {
    this.changes();
    return readViews(localStorage.getItem(this.key()));
  });
  readonly all = computed(() => [
    ...BUILT_IN.map((view) => ({ ...view, isOwn: false })),
    ...this.own().map((view) => ({ ...view, isOwn: true })),
  ]);

  /** Takes the place of an own view of that name. */
  save(name: string, params: RunFilterParams): void {
    const others = this.own().filter((view) => view.name !== name);
    this.write([...others, { name, params: only(params) }].slice(-MOST_OWN));
  }

  remove(name: string): void {
    this.write(this.own().filter((view) => view.name !== name));
  }

  private write(views: readonly RunView[]): void {
    localStorage.setItem(this.key(), JSON.stringify(views));
    this.changes.update((count) => count + 1);
  }
}

/** Whether two filters ask for the same. */
export function sameParams(one: RunFilterParams, other: RunFilterParams): boolean {
  return RUN_FILTER_PARAMS.every((name) => (one[name] ?? '') === (other[name] ?? ''));
}

function only(params: RunFilterParams): RunFilterParams {
  const set = RUN_FILTER_PARAMS.flatMap((name) => (params[name] ? [[name, params[name]] as const] : []));
  return Object.fromEntries(set);
}

/** What was kept, as far as it is still views: a person may have changed it. */
function readViews(text: string | null): RunView[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(kept)
      ? kept.filter(isView).map(({ name, params }) => ({ name, params: only(params) }))
      : [];
  } catch {
    return [];
  }
}

function isView(kept: unknown): kept is RunView {
  const view = kept as Partial<RunView> | null;
  const params: unknown = view?.params;
  return (
    typeof view?.name === 'string' &&
    typeof params === 'object' &&
    params !== null &&
    Object.values(params).every((value) => typeof value === 'string')
  );
}
