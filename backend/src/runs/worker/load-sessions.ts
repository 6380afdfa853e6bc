import { Injectable } from '@nestjs/common';
import { KeptSessions } from './kept-sessions';
import { LoadSession } from './load-session';
import type { LoadTarget } from './load-target';

@Injectable()
export class LoadSessions {
  constructor(private readonly kept: KeptSessions) {}

  /** Sessions to load with; they are cut off as soon as the signal aborts. */
  async open(target: LoadTarget, signal: AbortSignal): Promise<LoadSession> {
    signal.throwIfAborted();
    const load = await LoadSession.connect(target, (name) => this.kept.take(name));
    signal.addEventListener('abort', () => void load.close(), { once: true });
    try {
      signal.throwIfAborted();
      await load.storeBackends();
      return load;
    } catch (error) {
      await load.close();
      throw error;
    }
  }

  /** Keeps the sessions of a load whose rows are stored, for those that follow. */
  keep(load: LoadSession): void {
    for (const session of load.handOver()) this.kept.keep(session);
  }
}
