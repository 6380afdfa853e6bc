import { StorageError } from './file-storage';
import { SilentStore } from './s3-client';

/** Bodies on their way to the store at once, of all uploads of this process. */
const AT_ONCE = 8;

interface Waiting {
  begin: () => void;
  giveUp: (error: unknown) => void;
}

/**
 * Lets a few bodies at a time go to the store, in the order in which they came: many at once would share its
 * bandwidth until each of them is too slow to be waited for. The deadline of a call begins with its turn; once the
 * store left one unanswered, those that wait fail with it instead of one after the other.
 */
export class S3Turns {
  private underWay = 0;
  private waiting: Waiting[] = [];

  async take<T>(call: () => Promise<T>): Promise<T> {
    if (this.underWay < AT_ONCE) this.underWay += 1;
    else await new Promise<void>((begin, giveUp) => this.waiting.push({ begin, giveUp }));
    try {
      return await call();
    } catch (error) {
      if (error instanceof StorageError && error.cause instanceof SilentStore) this.giveUpWaiting(error);
      throw error;
    } finally {
      // The turn is handed on; it ends where nobody waits.
      const next = this.waiting.shift();
      if (next) next.begin();
      else this.underWay -= 1;
    }
  }

  private giveUpWaiting(error: StorageError): void {
    for (const { giveUp } of this.waiting.splice(0)) giveUp(error);
  }
}
