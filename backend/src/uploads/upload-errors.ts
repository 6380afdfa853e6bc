import { FileError } from '@etl-studio/engine';
import { DomainError } from '../platform/http';
import { StorageError } from '../platform/storage';

const RETRY_SECONDS = 5;

/** The refusal that an upload's failure stands for; the failure itself where it is nobody's expectation. */
export function refusalOf(error: unknown): unknown {
  if (error instanceof FileError) return new DomainError(error.code, error.message, { cause: error });
  if (error instanceof StorageError) {
    const detail = 'The file could not be stored; nothing of it was kept. Try again shortly.';
    return new DomainError('unavailable', detail, { retryAfter: RETRY_SECONDS, cause: error });
  }
  return error;
}

/** `declared` is what the sender said to send; without it all that is known is that there is too much. */
export function fileTooLarge(limit: number, declared?: number): DomainError {
  const what =
    declared === undefined ? 'The file is too large' : `The upload is ${inWords(declared)}, too large`;
  const detail = `${what}: at most ${inWords(limit)} are allowed. Export a shorter period, or split the file and upload the parts.`;
  return new DomainError('file_too_large', detail);
}

export function duplicateFile(existing: { id: string; file_name: string; created_at: Date }): DomainError {
  const when = existing.created_at.toISOString().slice(0, 10);
  const detail = `This dataset already has these bytes, uploaded as "${existing.file_name}" on ${when}. Open that run, or upload with allowDuplicate=true to import them again.`;
  return new DomainError('duplicate_file', detail, { existingRunId: existing.id });
}

function inWords(bytes: number): string {
  const mebibytes = bytes / 1_048_576;
  const exact = `${bytes.toLocaleString('en-US')} bytes`;
  return mebibytes < 1 ? exact : `${mebibytes.toFixed(1).replace('.0', '')} MB (${exact})`;
}
