import type { RunErrorCode } from '@etl-studio/contracts';

/** Why an attempt ended without records, in the words that stand on the run. */
export class AttemptFault extends Error {
  constructor(
    readonly code: RunErrorCode,
    message: string,
    /** Whether the same attempt may succeed later. */
    readonly retryable: boolean,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

/** Ends an attempt for a reason that is no fault of the run. */
export class AttemptStopped extends Error {
  constructor(readonly because: 'cancelled' | 'lease_lost' | 'worker_stopping') {
    super(`The attempt was stopped: ${because}`);
  }
}

/** The parts of a file do not read as it was found when it came: it has to be loaded as a whole. */
export class UnfitParts extends Error {}
