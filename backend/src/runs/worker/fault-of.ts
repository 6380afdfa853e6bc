import { FileError, MappingError } from '@etl-studio/engine';
import { databaseCode, isDatabaseUnavailable } from '../../platform/database';
import { StorageError } from '../../platform/storage';
import { AttemptFault } from './faults';

/** SQLSTATE classes that the same rows meet again: data, integrity, syntax and access. */
const REJECTED = /^(22|23|42)/;
/** Connection, rollback, resources, operator intervention, system: the state of the database, not of the file. */
const DATABASE_STATE = /^(08|25|40|53|55|57|58|XX)/;
const SOCKET = /^(E[A-Z]+|EAI_AGAIN)$/;

/** What an error of an attempt means for the run. What nobody foresaw is tried again a few times. */
export function faultOf(error: unknown): AttemptFault {
  if (error instanceof AttemptFault) return error;
  if (error instanceof StorageError) return storageFault(error);
  if (error instanceof FileError) return fileFault(error);
  if (error instanceof MappingError) {
    const problems = error.problems.map((problem) => problem.message).join(' ');
    return new AttemptFault('invalid_mapping', `The mapping does not fit the file. ${problems}`, false, {
      cause: error,
    });
  }
  return databaseFault(error) ?? unforeseen(error);
}

function storageFault(error: StorageError): AttemptFault {
  return error.code === 'missing'
    ? new AttemptFault('file_missing', 'The uploaded file is no longer in storage. Upload it again.', false, {
        cause: error,
      })
    : new AttemptFault(
        'storage_unavailable',
        'The file storage did not answer. The run is tried again.',
        true,
        {
          cause: error,
        },
      );
}

function fileFault(error: FileError): AttemptFault {
  const code = error.code === 'too_many_rows' ? 'too_many_rows' : 'file_unreadable';
  return new AttemptFault(code, error.message, false, { cause: error });
}

function databaseFault(error: unknown): AttemptFault | null {
  const code = databaseCode(error);
  if (code !== undefined && REJECTED.test(code)) {
    const message = 'The database refused a value of this file. Tell the operator the id of this run.';
    return new AttemptFault('database_rejected', message, false, { cause: error });
  }
  const away =
    isDatabaseUnavailable(error) || (code !== undefined && (DATABASE_STATE.test(code) || SOCKET.test(code)));
  if (!away) return null;
  return new AttemptFault(
    'database_unavailable',
    'The database did not answer. The run is tried again.',
    true,
    {
      cause: error,
    },
  );
}

function unforeseen(error: unknown): AttemptFault {
  const message = 'Something went wrong on our side. The run is tried again.';
  return new AttemptFault('internal_error', message, true, { cause: error });
}
