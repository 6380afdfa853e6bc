import type { CsvFile } from './csv-file';
import { dataOf, type Http } from './http';
import { eachItem } from './pages';
import type { paths } from './openapi';
import type {
  Dataset,
  DatasetRequest,
  LiveRecord,
  SchemaRequest,
  SchemaVersion,
  UploadResult,
} from './types';
import type { Uploads, WriteOptions } from './uploads';

const PAGE = 500;
type RecordFilter = NonNullable<paths['/api/datasets/{datasetId}/records']['get']['parameters']['query']>;
type LiveFilter = Omit<RecordFilter, 'limit' | 'cursor' | 'offset'>;

export interface UploadOptions extends WriteOptions {
  /** Takes the same bytes once more. */
  allowDuplicate?: boolean;
  /** Where the file is read in a wrong one: `windows-1250`. */
  encoding?: string;
}

/** Where imports go: each dataset has a schema, runs, and what counts of them. */
export class Datasets {
  constructor(
    private readonly http: Http,
    private readonly uploads: Uploads,
  ) {}

  list(): AsyncGenerator<Dataset, void> {
    return eachItem((cursor) =>
      dataOf(this.http.GET('/api/datasets', { params: { query: { limit: PAGE, cursor } } })),
    );
  }

  get(datasetId: string): Promise<Dataset> {
    return dataOf(this.http.GET('/api/datasets/{datasetId}', { params: { path: { datasetId } } }));
  }

  create(body: DatasetRequest): Promise<Dataset> {
    return dataOf(this.http.POST('/api/datasets', { body }));
  }

  /** With its runs and files. Needs the role ADMIN. */
  async delete(datasetId: string): Promise<void> {
    await this.http.DELETE('/api/datasets/{datasetId}', { params: { path: { datasetId } } });
  }

  /** Publishes the mapping and rules that later starts go by; equal ones publish nothing. */
  publishSchema(datasetId: string, body: SchemaRequest): Promise<SchemaVersion> {
    return dataOf(
      this.http.PUT('/api/datasets/{datasetId}/schema', { params: { path: { datasetId } }, body }),
    );
  }

  /** Stores a CSV and answers the draft of its import, with what was found out about the file. */
  upload(
    datasetId: string,
    file: CsvFile | string,
    { allowDuplicate, encoding, ...options }: UploadOptions = {},
  ): Promise<UploadResult> {
    const query = new URLSearchParams({
      ...(allowDuplicate && { allowDuplicate: 'true' }),
      ...(encoding !== undefined && { encoding }),
    });
    const path = `/api/datasets/${encodeURIComponent(datasetId)}/uploads?${query.toString()}`;
    return this.uploads.send(path, {}, file, options) as Promise<UploadResult>;
  }

  /** What counts now, or counted at `asOf`. */
  records(datasetId: string, filter: LiveFilter = {}): AsyncGenerator<LiveRecord, void> {
    const path = { datasetId };
    return eachItem((cursor) =>
      dataOf(
        this.http.GET('/api/datasets/{datasetId}/records', {
          params: { path, query: { ...filter, limit: PAGE, cursor } },
        }),
      ),
    );
  }

  /** The same as CSV. */
  async exportRecords(datasetId: string, filter: LiveFilter = {}): Promise<ReadableStream<Uint8Array>> {
    const params = { path: { datasetId }, query: filter };
    const call = this.http.GET('/api/datasets/{datasetId}/records/export', { params, parseAs: 'stream' });
    return (await dataOf(call)) as ReadableStream<Uint8Array>;
  }
}
