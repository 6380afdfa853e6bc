import type { Run } from '@etl-studio/contracts';

/** `updated`: the run had ended before it came to this state. */
export type Watcher = (run: Run, updated: boolean) => void;

/** Who watches what, by an id. */
export class Watchers {
  private readonly byId = new Map<string, Set<Watcher>>();

  get ids(): string[] {
    return [...this.byId.keys()];
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  add(id: string, watcher: Watcher): void {
    const watchers = this.byId.get(id) ?? new Set();
    this.byId.set(id, watchers.add(watcher));
  }

  remove(id: string, watcher: Watcher): void {
    const watchers = this.byId.get(id);
    watchers?.delete(watcher);
    if (watchers?.size === 0) this.byId.delete(id);
  }

  tell(id: string, run: Run, updated: boolean): void {
    for (const watcher of this.byId.get(id) ?? []) watcher(run, updated);
  }
}
