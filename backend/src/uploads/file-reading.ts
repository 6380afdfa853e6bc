import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import type { DialectChoice, Limits } from '@etl-studio/contracts';
import type { InspectedFile, Inspection, Inspections } from './inspection';
import { fileTooLarge } from './upload-errors';

export interface FileFacts extends InspectedFile {
  sha256: string;
  /** Bytes. */
  size: number;
}

/** Passes bytes on unchanged, and knows them by the end. Fails as soon as they cannot be a file to import. */
export class FileReading extends Transform {
  private readonly hash = createHash('sha256');
  private readonly inspection: Inspection;
  private size = 0;
  private inspected: InspectedFile | null = null;

  /** `said`: how its sender says that the file is read. */
  constructor(
    inspections: Inspections,
    private readonly limits: Limits,
    said: DialectChoice,
  ) {
    super();
    this.inspection = inspections.begin({ limits, ...said }, (error) => this.destroy(errorOf(error)));
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.size += chunk.length;
    if (this.size > this.limits.maxUploadBytes) {
      done(fileTooLarge(this.limits.maxUploadBytes));
      return;
    }
    const pushed = this.inspection.push(chunk);
    this.hash.update(chunk);
    pushed.then(
      () => done(null, chunk),
      (error: unknown) => done(errorOf(error)),
    );
  }

  override _flush(done: TransformCallback): void {
    this.inspection.end().then(
      (inspected) => {
        this.inspected = inspected;
        done();
      },
      (error: unknown) => done(errorOf(error)),
    );
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.inspection.drop();
    done(error);
  }

  /** Throws before the end. */
  facts(): FileFacts {
    if (!this.inspected) throw new Error('The file has not been read to its end');
    return { sha256: this.hash.digest('hex'), size: this.size, ...this.inspected };
  }
}

function errorOf(error: unknown): Error {
  return error instanceof Error ? error : new Error('The file could not be read', { cause: error });
}
