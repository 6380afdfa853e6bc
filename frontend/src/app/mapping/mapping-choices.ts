import { computed, inject, linkedSignal, type Signal, signal, untracked } from '@angular/core';

import { KeptMapping } from './kept-mapping';
import { broughtBack, carriedOver, type MappingDraft } from './mapping-draft';
import { MappingSource } from './mapping-source';

const UNDO_STEPS = 20;
const EMPTY_DRAFT: MappingDraft = { fields: {}, ignored: [] };

/** What a person chooses: it begins with what is suggested, is kept as it is made, and can be undone. Made in an injection context. */
export class MappingChoices {
  private readonly source = inject(MappingSource);
  private readonly kept = new KeptMapping();
  private readonly chosen = linkedSignal<MappingDraft | null, MappingDraft | null>({
    source: () => this.start(),
    computation: (start, before) => {
      if (!start || this.source.locked()) return start;
      const columns = this.source.inspection()?.columns.map(({ name }) => name) ?? [];
      if (before?.value) return carriedOver(start, before.value, columns);
      const kept = untracked(this.kept.found);
      return kept ? broughtBack(kept.draft, columns) : start;
    },
  });
  private readonly undone = signal<readonly MappingDraft[]>([]);

  readonly ready = computed(() => this.chosen() !== null);
  readonly draft = computed(() => this.chosen() ?? EMPTY_DRAFT);
  readonly canUndo = computed(() => this.undone().length > 0);
  /** What was chosen before the page was opened, with what it was based on; null without such choices. */
  readonly earlier = this.kept.found;
  /** ISO instant at which the choices were kept last in this browser; null where none are. */
  readonly keptAt = this.kept.at;

  /** `basis`: the schema version of the dataset that is chosen on. */
  constructor(
    readonly start: Signal<MappingDraft | null>,
    private readonly basis: Signal<number | null>,
  ) {}

  /** Nothing happens where the mapping can only be looked at. */
  change(next: MappingDraft): void {
    if (this.source.locked()) return;
    this.undone.update((steps) => [...steps, this.draft()].slice(-UNDO_STEPS));
    this.amend(next);
  }

  /** Goes on with the last change, which is undone together with it. */
  amend(next: MappingDraft): void {
    if (this.source.locked()) return;
    this.chosen.set(next);
    if (next === this.start()) this.kept.forget();
    else this.kept.note(next, this.basis());
  }

  /** Whether there was something to undo. */
  undo(): boolean {
    const before = this.undone().at(-1);
    if (!before || this.source.locked()) return false;
    this.undone.update((steps) => steps.slice(0, -1));
    this.amend(before);
    return true;
  }

  /** They are the dataset's: there is nothing to keep any more. */
  published(): void {
    this.kept.forget();
  }
}
