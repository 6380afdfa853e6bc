import { FileError, MappingError } from '@etl-studio/engine';
import { StorageError } from '../../platform/storage';
import { faultOf } from './fault-of';
import { AttemptFault } from './faults';

const database = (code: string) => Object.assign(new Error('refused'), { code, severity: 'ERROR' });

describe('faultOf', () => {
  it.each(['22003', '22P05', '23505', '42501'])(
    'takes SQLSTATE %s for a fault of the file that no retry mends',
    (code) => {
      expect(faultOf(database(code))).toMatchObject({ code: 'database_rejected', retryable: false });
    },
  );

  it.each(['08006', '40001', '40P01', '53300', '57P01', '57P03', '58030'])(
    'takes SQLSTATE %s for a passing state of the database',
    (code) => {
      expect(faultOf(database(code))).toMatchObject({ code: 'database_unavailable', retryable: true });
    },
  );

  it('sees through the wrapper around a driver error', () => {
    const wrapped = Object.assign(new Error('QueryFailedError'), { driverError: database('57P01') });
    expect(faultOf(wrapped)).toMatchObject({ code: 'database_unavailable', retryable: true });
  });

  it('tries again when a socket was refused or reset', () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED', syscall: 'connect' });
    expect(faultOf(refused)).toMatchObject({ code: 'database_unavailable', retryable: true });
    for (const said of ['Connection terminated unexpectedly', 'timeout expired'])
      expect(faultOf(new Error(said))).toMatchObject({ code: 'database_unavailable', retryable: true });
  });

  it('waits for storage that is away, and not for a file that is gone', () => {
    expect(faultOf(new StorageError('unavailable', 'mute'))).toMatchObject({
      code: 'storage_unavailable',
      retryable: true,
    });
    expect(faultOf(new StorageError('missing', 'gone'))).toMatchObject({
      code: 'file_missing',
      retryable: false,
    });
  });

  it('gives up at once on a file or a mapping that cannot work', () => {
    expect(faultOf(new FileError('too_many_rows', 'Too long.'))).toMatchObject({
      code: 'too_many_rows',
      retryable: false,
    });
    expect(faultOf(new FileError('bad_encoding', 'Odd.'))).toMatchObject({
      code: 'file_unreadable',
      retryable: false,
    });
    const mapping = faultOf(new MappingError([{ path: 'mapping.spend', message: 'No such column.' }]));
    expect(mapping).toMatchObject({ code: 'invalid_mapping', retryable: false });
    expect(mapping.message).toContain('No such column.');
  });

  it('tries what nobody foresaw again, without telling what it was', () => {
    const fault = faultOf(new TypeError('x is undefined'));
    expect(fault).toMatchObject({ code: 'internal_error', retryable: true });
    expect(fault.message).not.toContain('undefined');
  });

  it('keeps a fault that is one already', () => {
    const fault = new AttemptFault('file_checksum', 'Changed.', false);
    expect(faultOf(fault)).toBe(fault);
  });
});
