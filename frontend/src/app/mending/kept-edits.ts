import { inject, Injectable } from '@angular/core';

import { SessionStore } from '../session/session.store';
import type { RowDraft } from './bad-row';

/** By row number. */
export type RowDrafts = Readonly<Record<number, RowDraft>>;

/** What a person typed into rows that do not pass yet: their own, for as long as the tab is open. */
@Injectable({ providedIn: 'root' })
export class KeptEdits {
  private readonly session = inject(SessionStore);

  find(runId: string): RowDrafts {
    try {
      const kept: unknown = JSON.parse(sessionStorage.getItem(this.key(runId)) ?? '{}');
      return Object.fromEntries(Object.entries(kept ?? {}).filter(([, draft]) => isDraft(draft)));
    } catch {
      return {};
    }
  }

  keep(runId: string, drafts: RowDrafts): void {
    try {
      if (Object.keys(drafts).length === 0) sessionStorage.removeItem(this.key(runId));
      else sessionStorage.setItem(this.key(runId), JSON.stringify(drafts));
    } catch {
      // A browser may have no room, or be told to keep nothing: what was typed stays on this page.
    }
  }

  private key(runId: string): string {
    return `etl-studio.edits.${this.session.user()?.id ?? ''}.${runId}`;
  }
}

/** Whether it is what was kept: a person may have changed it. */
function isDraft(kept: unknown): kept is RowDraft {
  const { values, errors } = (kept ?? {}) as Partial<Record<keyof RowDraft, unknown>>;
  const isTexts = (given: unknown) => Object.values(given ?? {}).every((value) => typeof value === 'string');
  return typeof values === 'object' && isTexts(values) && Array.isArray(errors) && errors.every(isFault);
}

function isFault(kept: unknown): boolean {
  return typeof kept === 'object' && kept !== null && 'column' in kept && 'message' in kept && 'code' in kept;
}
