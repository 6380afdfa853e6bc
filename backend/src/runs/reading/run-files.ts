import { addAbortSignal } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type FileProfile, type RawRow, RowReader } from '@etl-studio/engine';
import { Config } from '../../platform/config';
import { DomainError, notFound } from '../../platform/http';
import { FileStores } from '../../platform/storage';
import type { RunRow } from '../run.entity';
import { RunsService } from '../runs.service';
import { type StoredFile, StoredFilesRepository } from '../stored-files.repository';
import { verifiedBytes } from '../worker/verified-bytes';
import { refusalOfPass } from './refused-pass';

/** Passes of one process at once: each takes its share of the one thread that answers requests. */
const MOST_PASSES = 4;
const RETRY_SECONDS = 2;

/** A run's file at rest, with what the pass at its upload found out. */
export interface RunFile {
  run: RunRow;
  profile: FileProfile;
  stored: StoredFile;
}

/** Reads the stored files of runs again, for answers that store nothing. */
@Injectable()
export class RunFiles {
  private passes = 0;

  constructor(
    private readonly runs: RunsService,
    private readonly files: StoredFilesRepository,
    private readonly stores: FileStores,
    private readonly config: Config,
  ) {}

  /** Throws `not_found`. */
  async of(orgId: string, runId: string): Promise<RunFile> {
    const [run, profile, stored] = await Promise.all([
      this.runs.row(orgId, runId),
      this.runs.profile(orgId, runId),
      this.files.ofRun(orgId, runId),
    ]);
    if (!stored) throw notFound();
    return { run, profile, stored };
  }

  /**
   * Hands on every data row of the file once, in its order, letting other requests in between pieces. A row is only
   * good until `onRow` returns. What was gathered counts only once this resolves, as the bytes are compared with the
   * uploaded ones at their end. Throws `too_many_requests`, `invalid_state` where the file is gone or was changed,
   * `unavailable` where the store does not answer; soon after `signal` is aborted as well. The next piece is read once
   * `breathe` resolves, for rows that go on to somewhere slower.
   */
  async read(
    file: RunFile,
    onRow: (row: RawRow) => void,
    signal: AbortSignal,
    breathe?: () => Promise<void>,
  ): Promise<void> {
    await this.pass(file, onRow, signal, async () => {
      await breathe?.();
      return false;
    });
  }

  /**
   * Raw cells of data rows, by row number. Reads no further than the last of them, so that the bytes are compared with
   * the uploaded ones only where it stands at the end. Throws what `read` throws.
   */
  async cellsOf(
    file: RunFile,
    rowNumbers: readonly number[],
    signal: AbortSignal,
  ): Promise<Map<number, string[]>> {
    const wanted = new Set(rowNumbers);
    const found = new Map<number, string[]>();
    const keep = ({ rowNumber, cells }: RawRow) => {
      if (wanted.has(rowNumber)) found.set(rowNumber, [...cells]);
    };
    await this.pass(file, keep, signal, () => Promise.resolve(found.size === wanted.size));
    return found;
  }

  /** Hands on the bytes, the next piece once `take` resolves. Throws what `read` throws, and what `take` does. */
  async bytes(
    { stored }: RunFile,
    take: (piece: Uint8Array) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    await this.pieces(stored, signal, async (pieces) => {
      for await (const piece of pieces) await take(piece);
    });
  }

  /** Stops, without having compared the bytes, once `enough` says so between two pieces. */
  private async pass(
    { profile, stored }: RunFile,
    onRow: (row: RawRow) => void,
    signal: AbortSignal,
    enough: () => Promise<boolean>,
  ): Promise<void> {
    await this.pieces(stored, signal, async (pieces) => {
      const reader = new RowReader(profile, this.config.limits, onRow);
      for await (const piece of pieces) {
        signal.throwIfAborted();
        reader.push(piece);
        if (await enough()) return;
      }
      reader.end();
    });
  }

  private async pieces(
    stored: StoredFile,
    signal: AbortSignal,
    read: (pieces: AsyncIterable<Uint8Array>) => Promise<void>,
  ): Promise<void> {
    if (this.passes >= MOST_PASSES) {
      const detail = 'Too many files are being read at the moment. Try again shortly.';
      throw new DomainError('too_many_requests', detail, { retryAfter: RETRY_SECONDS });
    }
    this.passes += 1;
    try {
      signal.throwIfAborted();
      const bytes = addAbortSignal(signal, await this.stores.of(stored.storage).open(stored.key));
      await read(verifiedBytes(bytes, stored));
    } catch (error) {
      throw refusalOfPass(error, signal);
    } finally {
      this.passes -= 1;
    }
  }
}
