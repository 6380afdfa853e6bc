/** Between two looks at what else the process has to do. */
const SLICE_MS = 10;

/**
 * The one thread of the process, shared by all files that come in: work is done in the order in which it was asked
 * for, and after each slice of it everybody else has their turn. Else many uploads at once would hold up every
 * answer for as long as they have bytes to look at.
 */
export class ThreadTurns {
  private readonly waiting: (() => void)[] = [];
  private coming = false;

  /** Does `work`, which must not throw, in its turn. */
  take(work: () => void): void {
    this.waiting.push(work);
    if (!this.coming) this.comeBack();
  }

  private comeBack(): void {
    this.coming = true;
    setImmediate(() => this.workOn());
  }

  private workOn(): void {
    const began = performance.now();
    while (performance.now() - began < SLICE_MS) {
      const work = this.waiting.shift();
      if (!work) break;
      work();
    }
    this.coming = false;
    if (this.waiting.length > 0) this.comeBack();
  }
}
