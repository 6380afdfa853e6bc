import type { Mapping } from './mapping';
import type { ImportMode } from './slices';

/** Most seconds that an import's answer may wait for its end. */
export const MAX_IMPORT_WAIT = 60;

/** The fields of `POST /api/imports` before the part `file`; each is text on the wire, `mapping` as JSON. */
export interface ImportForm {
  datasetId: string;
  mapping?: Mapping;
  mode?: ImportMode;
  /** Seconds to wait for the run's end. */
  wait?: number;
}
