import type { HttpResourceRef } from '@angular/common/http';
import type { Signal } from '@angular/core';
import type { Dataset, DialectChoice, Inspection, Run, SchemaVersion } from '@etl-studio/contracts';
import type { Observable } from 'rxjs';

import type { Failure } from '../http/failure';

/** The file that is being mapped, a run's or one on this computer that nobody has sent yet: it opens it for the engine. */
export abstract class MappingSource {
  /** Whether the file has still to be sent. */
  abstract readonly isLocal: boolean;
  abstract readonly fileName: Signal<string>;
  /** The run that it is the file of; undefined while it is none's. */
  abstract readonly runId: Signal<string | undefined>;
  /** What the file is; null while that is being found out. */
  abstract readonly inspection: Signal<Inspection | null>;
  /** How the file was said to be read last, whether it can be or not. */
  abstract readonly said: Signal<DialectChoice>;
  /** Whether it is being read again, as was said. */
  abstract readonly rereading: Signal<boolean>;
  /** Why it cannot be read as was said, and still is as before; null where it can. */
  abstract readonly unread: Signal<string | null>;
  abstract readonly dataset: HttpResourceRef<Dataset | undefined>;
  /** Whether an import was started with a mapping, which can then only be looked at. */
  abstract readonly locked: Signal<boolean>;
  /** The schema version of that import; null before, and where it cannot be read. */
  abstract readonly used: Signal<SchemaVersion | null>;
  /** Whether everything that the mapping starts from has been read. */
  abstract readonly settled: Signal<boolean>;
  /** Why the screen cannot be shown. */
  abstract readonly failure: Signal<Failure | null>;
  /** Reads again what could not be read. */
  abstract reload(): void;
  /** Reads the file again, as is said; what is left out is found out anew. */
  abstract reread(said: DialectChoice): void;
  /** The run to start, for which the file is sent where it has not been; completes without one where it was not taken. */
  abstract draft(): Observable<Run>;
}
