import type { Request, Response } from 'express';
import multer, { MulterError, type StorageEngine } from 'multer';
import { DomainError } from '../../platform/http';
import type { FileIntake, ReceivedFile } from '../file-intake';
import { fileTooLarge } from '../upload-errors';
import { MeteredBody } from './metered-body';
import { ENVELOPE_BYTES } from './refuse-by-headers';

/** The only part an upload has. */
const FILE_PART = 'file';
const LIMITS = { files: 1, fields: 0, parts: 1, fieldNameSize: 100, headerPairs: 20 };
const EXPECTED = `Send multipart/form-data with exactly one part, a file named "${FILE_PART}"`;

/**
 * Reads the one file of a multipart body into the intake. Fails as soon as the body cannot be accepted; nothing more
 * of it is read then, and the connection stays open for the answer.
 */
export async function readUpload(
  request: Request,
  response: Response,
  intake: FileIntake,
  mostBytes: number,
): Promise<ReceivedFile> {
  const body = new MeteredBody(request, mostBytes + ENVELOPE_BYTES, () => fileTooLarge(mostBytes));
  const engine = new OneFile(intake, body);
  const parser = multer({ storage: engine, limits: LIMITS, defParamCharset: 'utf8' }).single(FILE_PART);
  const refusal = await new Promise<Error | null>((resolve) => {
    // Of a request, multer reads headers and body: this is both.
    parser(body as unknown as Request, response, (error: unknown) => resolve(refusalOf(error)));
  });
  body.destroy();
  await engine.settled;
  const failure = refusalOf(engine.failure) ?? refusal;
  if (failure) throw failure;
  if (!engine.file) throw new DomainError('invalid_request', `The body holds no file. ${EXPECTED}.`);
  return engine.file;
}

/** Hands the file on to the intake. */
class OneFile implements StorageEngine {
  file: ReceivedFile | null = null;
  failure: Error | null = null;
  /** Resolves when the intake has stopped, whatever it came to. */
  settled: Promise<void> = Promise.resolve();

  constructor(
    private readonly intake: FileIntake,
    private readonly body: MeteredBody,
  ) {}

  _handleFile(_request: Request, part: Express.Multer.File, done: (error?: unknown) => void): void {
    this.settled = this.intake.take(part.originalname, part.stream).then(
      (file) => {
        this.file = file;
        done();
      },
      (error: unknown) => {
        this.failure = this.body.errored ?? (error instanceof Error ? error : new Error('The upload failed'));
        done(error);
      },
    );
  }

  // What was taken is discarded by whoever gave the intake.
  _removeFile(_request: Request, _part: Express.Multer.File, done: (error: Error | null) => void): void {
    done(null);
  }
}

const MALFORMED = /^(Multipart|Malformed|Unexpected end|Unterminated)/;

function refusalOf(error: unknown): Error | null {
  if (error === undefined || error === null) return null;
  if (error instanceof MulterError || (error instanceof Error && MALFORMED.test(error.message))) {
    const detail = `The body is not an upload: ${error.message}. ${EXPECTED}.`;
    return new DomainError('invalid_request', detail, { cause: error });
  }
  return error instanceof Error ? error : new Error('The upload failed', { cause: error });
}
