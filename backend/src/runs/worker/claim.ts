import type { ImportMode } from '@etl-studio/contracts';
import type { FileProfile } from '@etl-studio/engine';

/** What rings a worker: this run waits under this epoch. It may ring twice, late or never. */
export interface Ring {
  runId: string;
  epoch: number;
  /** Of what rang, where that is traced. */
  traceparent?: string | null;
}

/** A run that this worker holds as long as it renews the lease, under an epoch that nobody else has. */
export interface Claim {
  runId: string;
  orgId: string;
  datasetId: string;
  epoch: number;
  /** Counts the run's attempts from 1. */
  attempt: number;
  /** Progress counts up from here; every change of state is 1,000 further. */
  seq: number;
  schemaVersion: number;
  mode: ImportMode;
  /** Who started the run; null where that user is gone. */
  userId: string | null;
  /** Bytes. */
  fileSize: number;
  /** Attempts since the last start or retry that ended in a transient fault. */
  transientFailures: number;
  profile: FileProfile;
  requestId: string;
  /** The trace that the run was started in. */
  traceparent: string | null;
}
