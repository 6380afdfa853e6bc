import { DestroyRef, DOCUMENT, inject, linkedSignal } from '@angular/core';

import { KeptDrafts } from './kept-drafts';
import type { MappingDraft } from './mapping-draft';
import { MappingSource } from './mapping-source';

/** Milliseconds without a change after which the choices are kept. */
const PAUSE_MS = 1_000;

/** The choices for one run that has not been started, kept in this browser as they are made. Made in an injection context. */
export class KeptMapping {
  private readonly drafts = inject(KeptDrafts);
  private readonly runId = inject(MappingSource).runId;
  private due: (() => void) | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  private readonly opened = linkedSignal(() => this.drafts.find(this.runId() ?? ''));
  /** What was kept when the run was opened; null without choices. */
  readonly found = this.opened.asReadonly();
  private readonly keptAt = linkedSignal(() => this.found()?.at ?? null);
  /** ISO instant at which the choices were kept last; null where none are. */
  readonly at = this.keptAt.asReadonly();

  constructor() {
    const view = inject(DOCUMENT).defaultView;
    const flush = () => this.flush();
    // Neither a reload nor another page waits for the pause.
    view?.addEventListener('pagehide', flush);
    inject(DestroyRef).onDestroy(() => {
      view?.removeEventListener('pagehide', flush);
      this.flush();
    });
  }

  /** Keeps `draft` after a pause, made on a schema version of the dataset. */
  note(draft: MappingDraft, basedOn: number | null): void {
    const runId = this.runId();
    if (runId === undefined) return;
    this.due = () => {
      const at = new Date().toISOString();
      this.keptAt.set(this.drafts.keep({ runId, draft, basedOn, at }) ? at : null);
    };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), PAUSE_MS);
  }

  /** They are the dataset's by now, or given up. */
  forget(): void {
    clearTimeout(this.timer);
    this.due = null;
    this.drafts.forget(this.runId() ?? '');
    this.opened.set(null);
    this.keptAt.set(null);
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.due?.();
    this.due = null;
  }
}
