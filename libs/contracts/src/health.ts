export type ComponentState = 'up' | 'degraded' | 'down';

export interface ComponentCheck {
  status: ComponentState;
  message?: string;
}

/** `GET /api/health/ready`: 200 while the database answers and migrations are applied. */
export interface Readiness {
  status: 'ok' | 'degraded' | 'error';
  checks: Record<string, ComponentCheck>;
}

export interface TimedCheck extends ComponentCheck {
  /** How long the component took to answer. */
  millis: number;
}

export interface WorkerPresence {
  /** Host, process and a random part. */
  id: string;
  startedAt: string;
  lastSeenAt: string;
  /** Whether it was seen within half a minute. */
  isAlive: boolean;
}

/** `GET /api/admin/health`: how the whole installation is, for operators; nothing of any organization's data. */
export interface InstallationHealth {
  status: Readiness['status'];
  checkedAt: string;
  versions: { product: string; node: string; postgres: string; redis: string | null };
  migrations: { applied: number; latest: string | null; pending: string[] };
  checks: Record<string, TimedCheck>;
  /**
   * How many ms each component took to answer this process, one figure for each of the last 60 minutes, the newest last;
   * null where it was not up, or not asked.
   */
  latencies: Record<string, (number | null)[]>;
  /** The process that answers. */
  api: { startedAt: string; memoryBytes: number; eventStreams: number };
  /** The latest seen first. */
  workers: WorkerPresence[];
  runs: {
    waiting: number;
    running: number;
    /** Set aside, and wait for somebody to retry them. */
    deadLettered: number;
    oldestWaitSeconds: number;
  };
  outbox: { waiting: number; lagSeconds: number };
  /** Rings in Redis; null while it does not answer. */
  queueDepth: number | null;
}
