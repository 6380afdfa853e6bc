import { Injectable } from '@nestjs/common';
import { PgConnections } from '../../platform/database';
import type { Claim } from './claim';
import { LoadSession } from './load-session';

@Injectable()
export class LoadSessions {
  constructor(private readonly connections: PgConnections) {}

  /** Sessions to load an attempt with; they are cut off as soon as the signal aborts. */
  async open(claim: Claim, signal: AbortSignal): Promise<LoadSession> {
    signal.throwIfAborted();
    const load = await LoadSession.connect(claim, (name) => this.connections.connect(name));
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
}
