import type { FileCut } from '@etl-studio/engine';
import type { PlannedRun } from '../load-plans';

/** A part of a run's file that this worker has as long as it renews the lease, in a turn that nobody else has. */
export interface PartClaim {
  runId: string;
  orgId: string;
  epoch: number;
  /** Counts the parts of the file from 0. */
  part: number;
  turn: number;
  /** Its bytes in the file. */
  from: FileCut;
  /** Offset behind its last byte. */
  to: number;
  sha256: string;
  /** Number of the first data row behind it. */
  nextRow: number;
}

/** One of a run that another worker has. */
export interface ForeignPart extends PartClaim {
  run: PlannedRun;
  traceparent: string | null;
}

/** Part and turn: both are true of no other holder. */
export type PartKey = Pick<PartClaim, 'runId' | 'epoch' | 'part' | 'turn'>;

/** Names the sessions of a turn at a part. */
export function partSessionName({ runId, epoch, part, turn }: PartKey): string {
  return `${runId} ${epoch}.${part}.${turn}`;
}
