import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import type { Limits } from '@etl-studio/contracts';
import { FileInspector, type FileProfile } from '@etl-studio/engine';
import { ThreadTurns } from './thread-turns';
import { fileTooLarge } from './upload-errors';

const turns = new ThreadTurns();

export interface FileFacts {
  sha256: string;
  /** Bytes. */
  size: number;
  profile: FileProfile;
}

/** Passes bytes on unchanged, and knows them by the end. Fails as soon as they cannot be a file to import. */
export class FileReading extends Transform {
  private readonly hash = createHash('sha256');
  private readonly inspector: FileInspector;
  private size = 0;
  private profile: FileProfile | null = null;

  /** `encoding`: a WHATWG label, where somebody says what the file does not. */
  constructor(
    private readonly limits: Limits,
    encoding?: string,
  ) {
    super();
    this.inspector = new FileInspector({ limits, ...(encoding !== undefined && { encoding }) });
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.size += chunk.length;
    turns.take(() =>
      attempt(done, () => {
        if (this.size > this.limits.maxUploadBytes) throw fileTooLarge(this.limits.maxUploadBytes);
        this.inspector.push(chunk);
        this.hash.update(chunk);
        this.push(chunk);
      }),
    );
  }

  override _flush(done: TransformCallback): void {
    turns.take(() =>
      attempt(done, () => {
        this.profile = this.inspector.end();
      }),
    );
  }

  /** Throws before the end. */
  facts(): FileFacts {
    if (!this.profile) throw new Error('The file has not been read to its end');
    return { sha256: this.hash.digest('hex'), size: this.size, profile: this.profile };
  }
}

function attempt(done: TransformCallback, work: () => void): void {
  try {
    work();
    done();
  } catch (error) {
    done(error instanceof Error ? error : new Error('The file could not be read', { cause: error }));
  }
}
