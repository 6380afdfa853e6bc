import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { ImportMode, StartRequest } from '@etl-studio/contracts';
import type { DatasetSchema } from '../../../datasets';
import { DomainError } from '../../../platform/http';
import { RunFiles } from '../../reading/run-files';
import type { RunRow } from '../../run.entity';
import { decodeBasis, digestOfReading } from './basis';
import { FilePass, type Reading } from './file-pass';
import { FileSessions } from './file-session';
import { LedgerComparison, type DoubleCount } from './ledger-comparison';
import type { Target } from './overlap.sql';
import { Targets } from './targets';

/** Bytes of a file beyond which a start without a basis does not read it: a request waits for it. */
const MOST_BYTES = 67_108_864;
/** A start that has not found out by then, be it that its store is silent, is refused. */
const LONGEST_CHECK_MS = 10_000;
const BUSY_PAUSE_MS = 200;
const RETRY_SECONDS = 5;

/** Keeps a draft from being started where that would count what is live already, or not do what was validated. */
@Injectable()
export class StartGuard {
  constructor(
    private readonly targets: Targets,
    private readonly files: RunFiles,
    private readonly pass: FilePass,
    private readonly sessions: FileSessions,
    private readonly comparison: LedgerComparison,
  ) {}

  /**
   * Throws `basis_moved` where what was validated is no more what the start does, `possible_double_count` where at least
   * half of the file's rows are live under other channels, unless that is confirmed, and `unavailable` where that is not
   * found out in time.
   */
  async check(draft: RunRow, schema: DatasetSchema, request: StartRequest): Promise<void> {
    const mode = request.mode ?? draft.mode;
    const target = await this.targets.of(draft);
    if (request.basis !== undefined) {
      const double = await this.refuseMoved(target, schema, mode, request.basis);
      if (double && request.confirm !== true) throw possibleDoubleCount(null);
      return;
    }
    if (request.confirm === true) return;
    const double = await inTime((signal) => this.doubleCount(draft, target, schema, mode, signal));
    if (double) throw possibleDoubleCount(double);
  }

  /** Whether the validation found a possible double count. */
  private async refuseMoved(
    target: Target,
    { mapping, rules, version }: DatasetSchema,
    mode: ImportMode,
    text: string,
  ): Promise<boolean> {
    const basis = decodeBasis(text);
    if (basis.how !== digestOfReading(mapping, rules, mode)) {
      const detail = `The file was validated with another mapping, other rules or another mode than this start has (schema version ${version}, ${mode}). Validate it again.`;
      throw new DomainError('basis_moved', detail);
    }
    if (basis.displaced !== (await this.comparison.displaced(target, basis))) {
      const detail =
        'What this import would displace has changed since it was validated. Validate it again, and look at what it displaces now.';
      throw new DomainError('basis_moved', detail);
    }
    return basis.double;
  }

  // The file is read only where something counts that it could double.
  private async doubleCount(
    draft: RunRow,
    target: Target,
    { mapping, rules }: DatasetSchema,
    mode: ImportMode,
    signal: AbortSignal,
  ): Promise<DoubleCount | null> {
    const reading: Reading = { mapping, rules, sliceBy: target.sliceBy };
    if (target.sliceBy === 'date' && mode === 'replace') return null;
    if (Number(draft.file_size) > MOST_BYTES) return null;
    if (!(await this.targets.holdsOthers(target, mapping.channel?.constant ?? null))) return null;
    const file = await this.files.of(draft.org_id, draft.id);
    return whenFree(signal, async () => {
      const figures = await this.pass.figures(file, reading, signal);
      return this.sessions.hold(file, reading, figures, signal, (held) =>
        this.comparison.doubleCount(held, target, mode, figures.validRows),
      );
    });
  }
}

/** Nobody waits for `work` any longer once its signal is aborted, whatever it waits for itself. */
async function inTime<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const late = AbortSignal.timeout(LONGEST_CHECK_MS);
  const answered = new AbortController();
  const waited = once(late, 'abort', { signal: answered.signal }).then(() => Promise.reject(notFoundOut()));
  try {
    return await Promise.race([work(late), waited]);
  } catch (error) {
    throw late.aborted ? notFoundOut() : error;
  } finally {
    waited.catch(() => undefined);
    answered.abort();
  }
}

/** A start waits a little for its turn where too many files are being read. */
async function whenFree<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const busy = error instanceof DomainError && error.code === 'too_many_requests';
      if (!busy) throw error;
      await setTimeout(BUSY_PAUSE_MS, undefined, { signal });
    }
  }
}

function spendWords({ byCurrency }: DoubleCount): string {
  return byCurrency.map(({ spend, currency }) => (currency ? `${spend} ${currency}` : spend)).join(' + ');
}

function notFoundOut(): DomainError {
  const detail = `Whether rows of the file are live already could not be found out within ${LONGEST_CHECK_MS / 1000} seconds, so nothing was started. Try again shortly, validate the file and start with its \`basis\`, or start with \`confirm: true\`.`;
  return new DomainError('unavailable', detail, { retryAfter: RETRY_SECONDS });
}

function possibleDoubleCount(found: DoubleCount | null): DomainError {
  const rows = found
    ? `${found.rows.toLocaleString('en-US')} rows of the file, of a spend of ${spendWords(found)},`
    : 'At least half of the rows of the file';
  const detail = `${rows} are live already under other channels, with the same date, campaign, spend and currency: imported, they would be counted twice. Check the mapping of the channel, or start with \`confirm: true\`.`;
  return new DomainError('possible_double_count', detail);
}
