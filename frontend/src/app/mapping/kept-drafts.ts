import { inject, Injectable } from '@angular/core';
import { MAPPING_FIELDS, type MappingField } from '@etl-studio/contracts';

import { SessionStore } from '../session/session.store';
import type { DraftField, MappingDraft } from './mapping-draft';

/** What a person chose for a run that has not been started, as it is kept in this browser. */
export interface KeptDraft {
  runId: string;
  draft: MappingDraft;
  /** Schema version of the dataset that the choices were made on; null where it had none. */
  basedOn: number | null;
  /** ISO instant at which they were kept. */
  at: string;
}

/** The oldest are forgotten beyond these. */
const MOST = 20;

/** Choices of runs that have not been started: a person's own, in this browser. */
@Injectable({ providedIn: 'root' })
export class KeptDrafts {
  private readonly session = inject(SessionStore);

  find(runId: string): KeptDraft | null {
    return this.all().find((kept) => kept.runId === runId) ?? null;
  }

  /** Whether it could be kept: a browser may have no room, or be told to keep nothing. */
  keep(kept: KeptDraft): boolean {
    return this.write([...this.others(kept.runId), kept].slice(-MOST));
  }

  forget(runId: string): void {
    const others = this.others(runId);
    if (others.length !== this.all().length) this.write(others);
  }

  private others(runId: string): KeptDraft[] {
    return this.all().filter((kept) => kept.runId !== runId);
  }

  private key(): string {
    return `etl-studio.mappings.${this.session.user()?.id ?? ''}`;
  }

  private all(): KeptDraft[] {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(this.key()) ?? '[]');
      return Array.isArray(kept) ? kept.flatMap(readable) : [];
    } catch {
      return [];
    }
  }

  private write(kept: readonly KeptDraft[]): boolean {
    try {
      localStorage.setItem(this.key(), JSON.stringify(kept));
      return true;
    } catch {
      return false;
    }
  }
}

/** What was kept, as far as it is choices: a person may have changed it. */
function readable(kept: unknown): KeptDraft[] {
  const { runId, draft, basedOn, at } = (kept ?? {}) as Partial<KeptDraft>;
  if (typeof runId !== 'string' || typeof at !== 'string' || Number.isNaN(Date.parse(at))) return [];
  const fields = Object.fromEntries(
    MAPPING_FIELDS.flatMap((field): [MappingField, DraftField][] => {
      const drafted: unknown = draft?.fields[field];
      return isField(drafted) ? [[field, drafted]] : [];
    }),
  );
  const ignored = (draft?.ignored ?? []).filter((name) => typeof name === 'string');
  return [{ runId, at, basedOn: typeof basedOn === 'number' ? basedOn : null, draft: { fields, ignored } }];
}

function isField(kept: unknown): kept is DraftField {
  if (typeof kept !== 'object' || kept === null) return false;
  return 'origin' in kept && Object.values(kept).every((value) => typeof value === 'string');
}
