import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { setTimeout } from 'node:timers/promises';
import { hasEnded, type Run } from '@etl-studio/contracts';
import { PgConnections, PgListener } from '../platform/database';
import { parseRunChange, type RunChange } from './run-change';
import { type LiveProgress, RunFeed } from './run-feed';
import { type Watcher, Watchers } from './watchers';

const FORGET_MS = 60_000;
const RELOAD_PAUSE_MS = 1_000;

/** A read of a run under way; `updated`: all that was heard since is of a run that had ended. */
interface Reading {
  again: boolean;
  updated: boolean;
}

interface LatestProgress {
  seq: number;
  progress: LiveProgress;
  heardAt: number;
}

/**
 * The newest state of every run that somebody watches. One database session hears all changes for the whole
 * process; a changed run is read once, however many watch it. After a gap everything watched is read again.
 */
@Injectable()
export class RunBoard implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(RunBoard.name);
  private readonly ofRun = new Watchers();
  private readonly ofOrg = new Watchers();
  /** Organization of each run that is watched by itself. */
  private readonly orgOf = new Map<string, string>();
  private readonly known = new Map<string, Run>();
  /** Of all running runs, watched or not: a new watcher shall not see less than one that came earlier. */
  private readonly progress = new Map<string, LatestProgress>();
  private readonly reloading = new Map<string, Reading>();
  private listener: PgListener | undefined;
  private sweeper: NodeJS.Timeout | undefined;

  constructor(
    private readonly connections: PgConnections,
    private readonly feed: RunFeed,
  ) {}

  onApplicationBootstrap(): void {
    this.listener = new PgListener(this.connections, 'run_changed', {
      heard: (payload) => {
        const change = parseRunChange(payload);
        if (change) this.hear(change);
      },
      connected: () => this.reloadWatched(),
    });
    this.sweeper = setInterval(() => this.forgetOldProgress(), FORGET_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.sweeper);
    await this.listener?.close();
  }

  /** Calls the watcher with every newer state of the run until the returned function is called. */
  watchRun(orgId: string, runId: string, watcher: Watcher): () => void {
    this.ofRun.add(runId, watcher);
    this.orgOf.set(runId, orgId);
    return () => {
      this.ofRun.remove(runId, watcher);
      this.forgetUnwatched();
    };
  }

  /** Like `watchRun`, for every run of an organization. */
  watchOrg(orgId: string, watcher: Watcher): () => void {
    this.ofOrg.add(orgId, watcher);
    return () => {
      this.ofOrg.remove(orgId, watcher);
      this.forgetUnwatched();
    };
  }

  /** The run as it is now; null where there is none. */
  async current(orgId: string, runId: string): Promise<Run | null> {
    const run = await this.feed.source.load(orgId, runId);
    return run && this.newest(run);
  }

  /** The organization's runs that wait or run, as they are now. */
  async currentLive(orgId: string): Promise<Run[]> {
    const runs = await this.feed.source.loadLive(orgId);
    return runs.map((run) => this.newest(run));
  }

  private hear(change: RunChange): void {
    if (!change.progress) {
      this.progress.delete(change.runId);
      if (this.isWatched(change.runId, change.orgId)) {
        void this.reload(change.orgId, change.runId, change.updated);
      }
      return;
    }
    const latest = this.progress.get(change.runId);
    if (latest && latest.seq >= change.seq) return;
    this.progress.set(change.runId, {
      seq: change.seq,
      progress: change.progress,
      heardAt: performance.now(),
    });
    if (!this.isWatched(change.runId, change.orgId)) return;
    const run = this.known.get(change.runId);
    if (run) this.show(run);
    else void this.reload(change.orgId, change.runId);
  }

  private show(loaded: Run, updated = false): void {
    const run = this.newest(loaded);
    const known = this.known.get(run.id);
    if (known && known.seq > run.seq) return;
    if (this.isWatched(run.id, run.orgId)) this.known.set(run.id, run);
    this.ofRun.tell(run.id, run, updated);
    this.ofOrg.tell(run.orgId, run, updated);
    if (hasEnded(run.status)) this.known.delete(run.id);
  }

  private newest(run: Run): Run {
    const latest = this.progress.get(run.id);
    const further = run.status === 'RUNNING' && latest !== undefined && latest.seq > run.seq;
    return further ? this.feed.source.withProgress(run, latest.seq, latest.progress) : run;
  }

  /** At most one read of a run at a time; what is heard during a read makes for another one. */
  private async reload(orgId: string, runId: string, updated = false): Promise<void> {
    const reading = this.reloading.get(runId);
    if (reading) {
      reading.updated = updated && (reading.updated || !reading.again);
      reading.again = true;
      return;
    }
    const turn: Reading = { again: true, updated };
    this.reloading.set(runId, turn);
    while (turn.again) {
      turn.again = false;
      await this.loadAndShow(orgId, runId, turn);
    }
    this.reloading.delete(runId);
  }

  private async loadAndShow(orgId: string, runId: string, turn: Reading): Promise<void> {
    const { updated } = turn;
    try {
      const run = await this.feed.source.load(orgId, runId);
      if (run) this.show(run, updated);
    } catch (error) {
      this.logger.warn({ message: 'A watched run could not be read; it is tried again', runId, error });
      await setTimeout(RELOAD_PAUSE_MS, undefined, { ref: false });
      turn.updated = updated && (turn.updated || !turn.again);
      turn.again = this.isWatched(runId, orgId);
    }
  }

  private reloadWatched(): void {
    for (const [runId, orgId] of this.orgOf) void this.reload(orgId, runId);
    for (const run of this.known.values()) void this.reload(run.orgId, run.id);
    for (const orgId of this.ofOrg.ids) {
      this.currentLive(orgId)
        .then((runs) => runs.forEach((run) => this.show(run)))
        .catch((error: unknown) =>
          this.logger.warn({ message: 'Live runs could not be read', orgId, error }),
        );
    }
  }

  private isWatched(runId: string, orgId: string): boolean {
    return this.ofRun.has(runId) || this.ofOrg.has(orgId);
  }

  private forgetUnwatched(): void {
    for (const runId of this.orgOf.keys()) if (!this.ofRun.has(runId)) this.orgOf.delete(runId);
    for (const run of this.known.values()) {
      if (!this.isWatched(run.id, run.orgId)) this.known.delete(run.id);
    }
  }

  private forgetOldProgress(): void {
    for (const [runId, { heardAt }] of this.progress) {
      if (performance.now() - heardAt > FORGET_MS) this.progress.delete(runId);
    }
  }
}
