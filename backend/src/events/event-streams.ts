import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Response } from 'express';
import { STREAM_END_EVENT, type Run } from '@etl-studio/contracts';
import type { RequestAccess } from '../orgs';
import { Config } from '../platform/config';
import { notFound } from '../platform/http';
import { Measures } from '../platform/telemetry';
import { AccessWatch } from './access-watch';
import { EventWriter } from './event-writer';
import { RunBoard } from './run-board';
import { RunEvents } from './run-events';
import { StreamPlaces } from './stream-places';
import type { Watcher } from './watchers';

const COMMENT_MS = 15_000;
/** A client that takes nothing for so long is gone. */
const MOST_BLOCKED_MS = 60_000;
const RECONNECT_MS = 1_000;

/** What a stream shows. */
interface Subject {
  watch: (watcher: Watcher) => () => void;
  /** Null where there is nothing to show. */
  snapshots: () => Promise<Run[] | null>;
  idOf: (run: Run) => string;
  endsWhenCompleted: boolean;
}

/** Opens streams, keeps them alive while their user may see them, and ends them all when the process goes down. */
@Injectable()
export class EventStreams implements OnModuleDestroy {
  private readonly open = new Set<() => void>();

  constructor(
    private readonly board: RunBoard,
    private readonly places: StreamPlaces,
    private readonly accesses: AccessWatch,
    private readonly config: Config,
    measures: Measures,
  ) {
    measures.add({
      name: 'etl_event_streams',
      help: 'Event streams that this process holds open.',
      type: 'gauge',
      read: () => this.count,
    });
  }

  /** How many this process holds open. */
  get count(): number {
    return this.open.size;
  }

  onModuleDestroy(): void {
    for (const end of this.open) end();
  }

  ofRun(access: RequestAccess, runId: string, lastEventId: number, response: Response): Promise<void> {
    return this.start(access, response, {
      watch: (watcher) => this.board.watchRun(access.orgId, runId, watcher),
      snapshots: async () => {
        const run = await this.board.current(access.orgId, runId);
        return run && [notBefore(run, lastEventId)];
      },
      idOf: (run) => String(run.seq),
      endsWhenCompleted: true,
    });
  }

  ofOrganization(access: RequestAccess, response: Response): Promise<void> {
    return this.start(access, response, {
      watch: (watcher) => this.board.watchOrg(access.orgId, watcher),
      snapshots: () => this.board.currentLive(access.orgId),
      idOf: (run) => `${run.id}:${run.seq}`,
      endsWhenCompleted: false,
    });
  }

  private async start(access: RequestAccess, response: Response, subject: Subject): Promise<void> {
    const place = await this.places.take(access.userId);
    if (isGone(response)) {
      place.free();
      return;
    }
    const writer = new EventWriter(response);
    const events = new RunEvents(writer, subject.idOf, () => {
      if (subject.endsWhenCompleted) writer.end();
    });
    // Watching begins before the snapshot is read: nothing falls between the two.
    const unwatch = subject.watch((run, updated) => events.offer(run, updated));
    const stop = this.keepAlive(access, writer);
    response.once('close', () => {
      stop();
      unwatch();
      events.close();
      place.free();
    });
    try {
      const snapshots = await subject.snapshots();
      if (!snapshots) throw notFound();
      if (isGone(response)) return;
      writer.open();
      events.open(snapshots);
    } catch (error) {
      stop();
      unwatch();
      throw error;
    }
  }

  private keepAlive(access: RequestAccess, writer: EventWriter): () => void {
    const leave = () => {
      writer.retry(RECONNECT_MS);
      writer.end();
    };
    const timers = [
      setInterval(
        () => (writer.blockedFor > MOST_BLOCKED_MS ? writer.cut() : writer.comment('')),
        COMMENT_MS,
      ),
      setTimeout(() => {
        writer.event(STREAM_END_EVENT, null, {});
        writer.end();
      }, this.config.limits.sseMaxSeconds * 1000),
    ];
    const unwatch = this.accesses.watch(access, () => writer.end());
    this.open.add(leave);
    return () => {
      unwatch();
      for (const timer of timers) clearTimeout(timer);
      this.open.delete(leave);
    };
  }
}

function isGone(response: Response): boolean {
  return response.destroyed;
}

/**
 * The run with a `seq` no lower than what the client saw last: what is stored may lag a few live states behind,
 * but never as much as one change of state.
 */
function notBefore(run: Run, lastEventId: number): Run {
  const lags = lastEventId > run.seq && lastEventId < run.seq + 1000;
  return lags ? { ...run, seq: lastEventId } : run;
}
