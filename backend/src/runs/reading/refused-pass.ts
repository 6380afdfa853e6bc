import { FileError } from '@etl-studio/engine';
import { DomainError } from '../../platform/http';
import { StorageError } from '../../platform/storage';
import { AttemptFault } from '../worker/faults';

const RETRY_SECONDS = 5;

/** What the caller is told when a file could not be read again; what nobody foresaw stays as it is. */
export function refusalOfPass(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted)
    return new DomainError('invalid_request', 'The caller went away before the file was read.', {
      cause: error,
    });
  if (error instanceof StorageError && error.code === 'unavailable') {
    const detail = 'The file cannot be read from storage at the moment. Try again shortly.';
    return new DomainError('unavailable', detail, { retryAfter: RETRY_SECONDS, cause: error });
  }
  const reason = reasonOf(error);
  return reason === null ? error : new DomainError('invalid_state', reason, { cause: error });
}

function reasonOf(error: unknown): string | null {
  if (error instanceof StorageError) return "The run's file is no longer in storage. Upload it again.";
  if (error instanceof AttemptFault && error.code === 'file_checksum') {
    return "The run's stored file is no longer what was uploaded (its SHA-256 differs). Upload it again.";
  }
  return error instanceof FileError ? error.message : null;
}
