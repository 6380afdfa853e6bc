import { Injectable } from '@nestjs/common';
import type { Claim } from './claim';
import { KeptSessions } from './kept-sessions';
import { LoadSession } from './load-session';

@Injectable()
export class LoadSessions {
  constructor(private readonly kept: KeptSessions) {}

  /** Sessions to load an attempt with; they are cut off as soon as the signal aborts. */
  async open(claim: Claim, signal: AbortSignal): Promise<LoadSession> {
    signal.throwIfAborted();
    const load = await LoadSession.connect(claim, (name) => this.kept.take(name));
    signal.addEventListener('abort', () => void load.close(), { once: true });
    try {
      signal.throwIfAborted();
      await load.begin();
      return load;
    } catch (error) {
      await load.close();
      throw error;
    }
  }

  /** Keeps the sessions of an attempt that has published, for those that follow. */
  keep(load: LoadSession): void {
    for (const session of load.handOver()) this.kept.keep(session);
  }
}
