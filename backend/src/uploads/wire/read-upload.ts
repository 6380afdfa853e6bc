import type { Request, Response } from 'express';
import multer, { MulterError, type StorageEngine } from 'multer';
import { DomainError, invalidRequest } from '../../platform/http';
import type { FileIntake, ReceivedFile } from '../file-intake';
import { fileTooLarge } from '../upload-errors';
import { MeteredBody } from './metered-body';
import { ENVELOPE_BYTES } from './refuse-by-headers';

/** The only part an upload has. */
const FILE_PART = 'file';
const LIMITS = { files: 1, fieldNameSize: 100, fieldSize: 32_768, headerPairs: 20 };
const EXPECTED = `Send multipart/form-data with one file, in a part named "${FILE_PART}"`;

/** The text parts before the file. */
export type FormFields = Readonly<Record<string, string>>;

export interface UploadPlan<T> {
  intake: FileIntake;
  mostBytes: number;
  /** Fields that may come before the file. */
  mostFields: number;
  /** What the fields say about the file; throws where it is not to be read at all. */
  targetOf: (fields: FormFields) => Promise<T>;
}

export interface ReadUpload<T> {
  file: ReceivedFile;
  fields: FormFields;
  target: T;
}

/**
 * Reads the one file of a multipart body into the intake. Fails as soon as the body cannot be accepted; nothing more
 * of it is read then, and the connection stays open for the answer.
 */
export async function readUpload<T>(
  request: Request,
  response: Response,
  plan: UploadPlan<T>,
): Promise<ReadUpload<T>> {
  const { mostBytes, mostFields } = plan;
  const body = new MeteredBody(request, mostBytes + ENVELOPE_BYTES, () => fileTooLarge(mostBytes));
  const engine = new OneFile(plan, body);
  const limits = { ...LIMITS, fields: mostFields, parts: mostFields + 1 };
  const parser = multer({ storage: engine, limits, defParamCharset: 'utf8' }).single(FILE_PART);
  const refusal = await new Promise<Error | null>((resolve) => {
    // Of a request, multer reads headers and body: this is both.
    parser(body as unknown as Request, response, (error: unknown) => resolve(refusalOf(error)));
  });
  body.destroy();
  await engine.settled;
  const failure = refusalOf(engine.failure) ?? refusal;
  if (failure) throw failure;
  if (!engine.received) throw new DomainError('invalid_request', `The body holds no file. ${EXPECTED}.`);
  const { received } = engine;
  const late = Object.keys(formOf(body)).find((name) => !Object.hasOwn(received.fields, name));
  if (late !== undefined) throw comesLate(late);
  return received;
}

/** Hands the file on to the intake. */
class OneFile<T> implements StorageEngine {
  received: ReadUpload<T> | null = null;
  failure: Error | null = null;
  /** Resolves when the intake has stopped, whatever it came to. */
  settled: Promise<void> = Promise.resolve();

  constructor(
    private readonly plan: UploadPlan<T>,
    private readonly body: MeteredBody,
  ) {}

  _handleFile(_request: Request, part: Express.Multer.File, done: (error?: unknown) => void): void {
    this.settled = this.take(part).then(
      (received) => {
        this.received = received;
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

  private async take({ originalname, stream }: Express.Multer.File): Promise<ReadUpload<T>> {
    const fields = fieldsOf(formOf(this.body));
    const target = await this.plan.targetOf(fields);
    return { fields, target, file: await this.plan.intake.take(originalname, stream) };
  }
}

/** Multer puts the fields on what it takes for a request. */
function formOf(body: MeteredBody): Record<string, unknown> {
  return (body as { body?: Record<string, unknown> }).body ?? {};
}

function fieldsOf(form: Record<string, unknown>): FormFields {
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(form)) {
    if (typeof value !== 'string') throw givenTwice(name);
    fields[name] = value;
  }
  return fields;
}

function givenTwice(path: string): DomainError {
  return invalidRequest([{ path, message: `${path} is given more than once; give it once, as plain text` }]);
}

function comesLate(path: string): DomainError {
  return invalidRequest([{ path, message: `${path} comes after the file; put every field before it` }]);
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
