import type { FileError } from '@etl-studio/engine';
import type { InspectionOptions } from './inspection';
import type { InspectedFile } from './parted-inspector';

/** To the thread: pieces of one file are told apart from those of others by `id`. */
export type Request =
  | { kind: 'begin'; id: number; options: InspectionOptions }
  | { kind: 'bytes'; id: number; bytes: Uint8Array }
  | { kind: 'end'; id: number }
  | { kind: 'drop'; id: number };

/** From the thread; errors lose their class on the way. */
export type Reply =
  | { kind: 'took'; id: number; bytes: number }
  | { kind: 'inspected'; id: number; file: InspectedFile }
  | { kind: 'refused'; id: number; code: FileError['code']; message: string }
  | { kind: 'failed'; id: number; error: unknown };
