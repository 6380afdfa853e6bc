import type { DialectChoice } from '@etl-studio/contracts';
import type { EngineLimits } from '@etl-studio/engine';
import { PartedInspector, type InspectedFile } from './parted-inspector';
import { ThreadTurns } from './thread-turns';

/** With what somebody says of how the file is read. */
export interface InspectionOptions extends DialectChoice {
  limits: EngineLimits;
  /** Bytes of the parts in which a larger file is loaded; 0: as a whole. */
  cutEvery?: number;
}

/** The first pass over a file whose bytes come piece by piece. */
export interface Inspection {
  /** Resolves when there is room for more; rejects with a `FileError` once the bytes can be no table. */
  push(bytes: Uint8Array): Promise<void>;
  /** Rejects with a `FileError` where they are none. */
  end(): Promise<InspectedFile>;
  /** Nobody waits for it any longer. */
  drop(): void;
}

const turns = new ThreadTurns();

/** Inspects on the thread that asks, in turn with all others. */
export class OwnInspection implements Inspection {
  private readonly inspector: PartedInspector;

  constructor(options: InspectionOptions) {
    this.inspector = new PartedInspector(options);
  }

  push(bytes: Uint8Array): Promise<void> {
    return inTurn(() => this.inspector.push(bytes));
  }

  end(): Promise<InspectedFile> {
    return inTurn(() => this.inspector.end());
  }

  drop(): void {
    // Nothing goes on by itself.
  }
}

function inTurn<T>(work: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    turns.take(() => {
      try {
        resolve(work());
      } catch (error) {
        reject(error instanceof Error ? error : new Error('The file could not be read', { cause: error }));
      }
    });
  });
}
