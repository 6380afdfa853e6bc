import type { CsvFile } from './csv-file';
import { WaitTimeoutError } from './errors';
import { dataOf, type Http } from './http';
import type { paths } from './openapi';
import { eachItem } from './pages';
import { statesOf } from './run-events';
import type { Transport } from './transport';
import type {
  MendResult,
  Record,
  RowError,
  Run,
  StartRequest,
  ValidateRequest,
  ValidationReport,
} from './types';
import type { Uploads, WriteOptions } from './uploads';

const PAGE = 500;
type Query<Path extends keyof paths> = paths[Path] extends { get: { parameters: { query?: infer Q } } }
  ? Omit<NonNullable<Q>, 'limit' | 'cursor' | 'offset' | 'orgId'>
  : never;

export interface WaitOptions {
  /** Seconds until `WaitTimeoutError`; without end if left out. The run goes on all the same. */
  timeoutSeconds?: number;
  /** Is shown every state, at most five a second. */
  onProgress?: (run: Run) => void;
  signal?: AbortSignal;
}

/** Imports of files, from the draft to what became of each row. */
export class Runs {
  constructor(
    private readonly http: Http,
    private readonly transport: Transport,
    private readonly uploads: Uploads,
  ) {}

  /** Newest first. */
  list(filter: Query<'/api/runs'> = {}): AsyncGenerator<Run, void> {
    return eachItem((cursor) =>
      dataOf(this.http.GET('/api/runs', { params: { query: { ...filter, limit: PAGE, cursor } } })),
    );
  }

  get(runId: string): Promise<Run> {
    return dataOf(this.http.GET('/api/runs/{runId}', of(runId)));
  }

  /** A draft, or what holds nothing live. */
  async delete(runId: string): Promise<void> {
    await this.http.DELETE('/api/runs/{runId}', of(runId));
  }

  /** A dry run over the whole file: what would be imported, rejected and displaced. */
  validate(runId: string, body: ValidateRequest = {}): Promise<ValidationReport> {
    return dataOf(this.http.POST('/api/runs/{runId}/validate', { ...of(runId), body }));
  }

  start(runId: string, body: StartRequest = {}): Promise<Run> {
    return dataOf(this.http.POST('/api/runs/{runId}/start', { ...of(runId), body }));
  }

  cancel(runId: string): Promise<Run> {
    return dataOf(this.http.POST('/api/runs/{runId}/cancel', of(runId)));
  }

  retry(runId: string): Promise<Run> {
    return dataOf(this.http.POST('/api/runs/{runId}/retry', of(runId)));
  }

  /** Undoes an import: its records leave every total at once, and what it had displaced counts again. */
  revert(runId: string): Promise<Run> {
    return dataOf(this.http.POST('/api/runs/{runId}/revert', of(runId)));
  }

  restore(runId: string): Promise<Run> {
    return dataOf(this.http.POST('/api/runs/{runId}/restore', of(runId)));
  }

  /** The states of the run until it has ended, live; taken up again where the connection breaks. */
  watch(runId: string, signal?: AbortSignal): AsyncGenerator<Run, void> {
    return statesOf(this.transport, runId, signal);
  }

  /** The run once it has ended, however it did. */
  async wait(runId: string, { timeoutSeconds, onProgress, signal }: WaitOptions = {}): Promise<Run> {
    const timeout = timeoutSeconds === undefined ? null : AbortSignal.timeout(timeoutSeconds * 1000);
    const signals = [signal, timeout].filter((each) => each != null);
    let last: Run | undefined;
    try {
      for await (last of this.watch(runId, AbortSignal.any(signals))) onProgress?.(last);
      return last ?? (await this.get(runId));
    } catch (error) {
      if (!timeout?.aborted || signal?.aborted) throw error;
      throw new WaitTimeoutError(runId, timeoutSeconds ?? 0, last?.status ?? null);
    }
  }

  records(runId: string, filter: Query<'/api/runs/{runId}/records'> = {}): AsyncGenerator<Record, void> {
    return eachItem((cursor) => {
      const params = { path: { runId }, query: { ...filter, limit: PAGE, cursor } };
      return dataOf(this.http.GET('/api/runs/{runId}/records', { params }));
    });
  }

  rowErrors(runId: string, filter: Query<'/api/runs/{runId}/errors'> = {}): AsyncGenerator<RowError, void> {
    return eachItem((cursor) => {
      const params = { path: { runId }, query: { ...filter, limit: PAGE, cursor } };
      return dataOf(this.http.GET('/api/runs/{runId}/errors', { params }));
    });
  }

  /** Mends a rejected row; one that now passes is a record of the run at once. */
  mend(runId: string, rowNumber: number, values: { [column: string]: string }): Promise<MendResult> {
    const params = { path: { runId, rowNumber } };
    return dataOf(this.http.PATCH('/api/runs/{runId}/errors/{rowNumber}', { params, body: { values } }));
  }

  /** Mends by the errors' own export, with its cells put right. */
  mendByFile(runId: string, file: CsvFile | string, options?: WriteOptions): Promise<MendResult> {
    const path = `/api/runs/${encodeURIComponent(runId)}/errors/import`;
    return this.uploads.send(path, {}, file, options) as Promise<MendResult>;
  }

  /** The records as CSV. */
  async exportRecords(
    runId: string,
    query: Query<'/api/runs/{runId}/records/export'> = {},
  ): Promise<ReadableStream<Uint8Array>> {
    const params = { path: { runId }, query };
    const call = this.http.GET('/api/runs/{runId}/records/export', { params, parseAs: 'stream' });
    return (await dataOf(call)) as ReadableStream<Uint8Array>;
  }

  /** The rejected rows in their original columns, with what is wrong with each. */
  async exportRowErrors(
    runId: string,
    query: Query<'/api/runs/{runId}/errors/export'> = {},
  ): Promise<ReadableStream<Uint8Array>> {
    const params = { path: { runId }, query };
    const call = this.http.GET('/api/runs/{runId}/errors/export', { params, parseAs: 'stream' });
    return (await dataOf(call)) as ReadableStream<Uint8Array>;
  }
}

const of = (runId: string) => ({ params: { path: { runId } } });
