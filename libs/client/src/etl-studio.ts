import type { CsvFile } from './csv-file';
import { Datasets } from './datasets';
import { dataOf, type Http, httpOver } from './http';
import type { components } from './openapi';
import { Runs } from './runs';
import { type Connection, Transport } from './transport';
import type { Mapping, Run } from './types';
import { Uploads, type WriteOptions } from './uploads';
import { Webhooks } from './webhooks';

export interface ImportOptions extends WriteOptions {
  /** Becomes the dataset's; without it the dataset's own is used, or the suggested one where nothing is open. */
  mapping?: Mapping;
  /** The dataset's own if left out. */
  mode?: Run['mode'];
  /** Most seconds that the answer may wait for the end of the run, up to 60. */
  waitSeconds?: number;
}

/**
 * ETL Studio for programs.
 *
 *     const studio = new EtlStudio({ url: 'https://etl.example.com', apiKey: 'etl_…' });
 *     const run = await studio.importFile(datasetId, 'march.csv', { waitSeconds: 60 });
 *
 * Refusals are thrown as ProblemError. Requests that come while the server is busy or away are sent again, and carried
 * out once.
 */
export class EtlStudio {
  readonly url: string;
  readonly datasets: Datasets;
  readonly runs: Runs;
  readonly webhooks: Webhooks;
  /** Every other route, typed: `studio.http.GET('/api/analytics/summary')`. */
  readonly http: Http;
  private readonly uploads: Uploads;

  constructor(connection: Connection) {
    const transport = new Transport(connection);
    this.url = transport.url;
    this.http = httpOver(transport);
    this.uploads = new Uploads(transport);
    this.datasets = new Datasets(this.http, this.uploads);
    this.runs = new Runs(this.http, transport, this.uploads);
    this.webhooks = new Webhooks(this.http);
  }

  limits(): Promise<components['schemas']['Limits']> {
    return dataOf(this.http.GET('/api/limits'));
  }

  /**
   * Uploads, maps and starts in one request. `file` is a path in Node, else `fileOf(…)`; it goes out chunk by chunk.
   * The run may not have ended yet: `runs.wait` waits on.
   */
  importFile(
    datasetId: string,
    file: CsvFile | string,
    { mapping, mode, waitSeconds, ...options }: ImportOptions = {},
  ): Promise<Run> {
    const fields = {
      datasetId,
      ...(mapping && { mapping: JSON.stringify(mapping) }),
      ...(mode && { mode }),
      ...(waitSeconds !== undefined && { wait: String(waitSeconds) }),
    };
    return this.uploads.send('/api/imports', fields, file, options) as Promise<Run>;
  }
}
