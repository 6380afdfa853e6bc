import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Callers, type RequestAccess } from '../orgs';

/** Access that was taken away closes a stream within 30 s. */
const CHECK_MS = 20_000;

interface Held {
  access: RequestAccess;
  losers: Set<() => void>;
}

/** Tells streams that the access they were opened with is gone: each access is asked for once, whatever hangs on it. */
@Injectable()
export class AccessWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly held = new Map<string, Held>();
  private timer: NodeJS.Timeout | undefined;
  private checking = false;

  constructor(private readonly callers: Callers) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.checkAll(), CHECK_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Calls `onLost` when the access is found gone, until the returned function is called. */
  watch(access: RequestAccess, onLost: () => void): () => void {
    const { orgId, userId, credential } = access;
    const key = [orgId, userId, credential.kind, credential.id].join(' ');
    const held = this.held.get(key) ?? { access, losers: new Set() };
    this.held.set(key, held);
    held.losers.add(onLost);
    return () => {
      held.losers.delete(onLost);
      if (held.losers.size === 0) this.held.delete(key);
    };
  }

  // One after another: a thousand questions at once would be a thousand answers in memory, and a queue before requests.
  private async checkAll(): Promise<void> {
    if (this.checking) return;
    this.checking = true;
    for (const { access, losers } of this.held.values()) {
      if (await this.isLost(access)) for (const onLost of losers) onLost();
    }
    this.checking = false;
  }

  private async isLost({ orgId, userId, credential }: RequestAccess): Promise<boolean> {
    try {
      return !(await this.callers.stillIn(orgId, userId, credential));
    } catch {
      // The database is away: the next check decides.
      return false;
    }
  }
}
