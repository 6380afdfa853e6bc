import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  DialectChoice,
  Inspection,
  Page,
  RecordFilter,
  RecordOrigin,
  RecordPage,
  RecordPosition,
  RecordSort,
  RowError,
  RowErrorGroup,
  Run,
  RunActivity,
  RunAttempt,
  RunCounts,
  RunLogEntry,
  RunPage,
  RunReceipt,
  StartRequest,
} from '@etl-studio/contracts';
import type { Observable } from 'rxjs';

import type { LanguageId } from '../language/language';
import { OrgContext } from '../session/org-context';
import { linkTo, query } from './query';

export interface RunListQuery {
  status?: string[];
  datasetId?: string;
  q?: string;
  /** Only runs that were set aside after their last attempt. */
  dlq?: boolean;
  createdBy?: string;
  /** Instants between which a run ended or began, else was uploaded; the second one exclusive. */
  from?: string;
  to?: string;
  cursor?: string;
  limit?: number;
}

export interface RecordQuery extends RecordFilter {
  sort?: readonly RecordSort[];
  offset?: number;
  limit?: number;
}

export interface RowErrorQuery {
  code?: string;
  field?: string;
  status?: string;
  /** Part of any cell. */
  q?: string;
  /** Only rows above this one. */
  before?: number;
  offset?: number;
  limit?: number;
}

type Id = () => string | undefined;

/** Runs and what they hold. Resources are made in an injection context and follow the signals they read. */
@Injectable({ providedIn: 'root' })
export class RunsApi {
  private readonly http = inject(HttpClient);
  private readonly orgContext = inject(OrgContext);

  /** The chosen organization's runs, newest first; read again when another one is chosen, not before `options` are known. */
  list(options: () => RunListQuery | undefined) {
    return httpResource<RunPage>(() => {
      this.orgContext.orgId();
      const wanted = options();
      if (!wanted) return undefined;
      const { status, ...rest } = wanted;
      return { url: '/api/runs', params: query({ ...rest, status: status?.join(',') }) };
    });
  }

  /** How many runs there are of each status, whatever statuses `options` names. */
  counts(options: () => RunListQuery) {
    return httpResource<RunCounts>(() => {
      this.orgContext.orgId();
      const { q, datasetId, createdBy, from, to } = options();
      return { url: '/api/runs/counts', params: query({ q, datasetId, createdBy, from, to }) };
    });
  }

  /** Asked only while `wanted`. */
  activity(wanted: () => boolean) {
    return httpResource<RunActivity>(() => {
      this.orgContext.orgId();
      return wanted() ? '/api/runs/activity' : undefined;
    });
  }

  run(id: Id) {
    return this.read<Run>(id, '');
  }

  inspection(id: Id) {
    return this.read<Inspection>(id, '/inspection');
  }

  /** Reads the file of a draft otherwise. */
  reread(id: string, said: DialectChoice): Observable<Inspection> {
    return this.http.put<Inspection>(runUrl(id, '/inspection'), said);
  }

  attempts(id: Id) {
    return this.read<RunAttempt[]>(id, '/attempts');
  }

  log(id: Id) {
    return this.read<RunLogEntry[]>(id, '/log');
  }

  receipt(id: Id) {
    return this.read<RunReceipt>(id, '/receipt');
  }

  errorGroups(id: Id) {
    return this.read<RowErrorGroup[]>(id, '/errors/groups');
  }

  records(id: Id, options: () => RecordQuery) {
    return httpResource<RecordPage>(() => {
      const runId = id();
      return runId ? { url: runUrl(runId, '/records'), params: recordParams(options()) } : undefined;
    });
  }

  /** One page of records, for grids that ask as they scroll. */
  recordPage(id: string, options: RecordQuery): Observable<RecordPage> {
    return this.http.get<RecordPage>(runUrl(id, '/records'), { params: recordParams(options) });
  }

  /** A record beside its row of the file. */
  record(id: Id, rowNumber: () => number | undefined) {
    return httpResource<RecordOrigin>(() => {
      const [runId, row] = [id(), rowNumber()];
      return runId && row !== undefined ? { url: runUrl(runId, `/records/${row}`) } : undefined;
    });
  }

  /** Where a record stands in the filtered and sorted set. */
  recordPosition(id: string, rowNumber: number, options: RecordQuery): Observable<RecordPosition> {
    const url = runUrl(id, `/records/${rowNumber}/position`);
    return this.http.get<RecordPosition>(url, { params: recordParams(options) });
  }

  /** Nothing is asked without a run, or where the options are null. */
  errors(id: Id, options: () => RowErrorQuery | null) {
    return httpResource<Page<RowError>>(() => {
      const [runId, asked] = [id(), options()];
      return runId && asked ? { url: runUrl(runId, '/errors'), params: query({ ...asked }) } : undefined;
    });
  }

  start(id: string, request: StartRequest = {}): Observable<Run> {
    return this.http.post<Run>(runUrl(id, '/start'), request);
  }

  cancel(id: string): Observable<Run> {
    return this.http.post<Run>(runUrl(id, '/cancel'), {});
  }

  retry(id: string): Observable<Run> {
    return this.http.post<Run>(runUrl(id, '/retry'), {});
  }

  /** Takes what a run imported out of every total. */
  revert(id: string): Observable<Run> {
    return this.http.post<Run>(runUrl(id, '/revert'), {});
  }

  /** A new draft of the same file; when it succeeds, it takes the run's place. */
  rerun(id: string): Observable<Run> {
    return this.http.post<Run>(runUrl(id, '/rerun'), {});
  }

  restore(id: string): Observable<Run> {
    return this.http.post<Run>(runUrl(id, '/restore'), {});
  }

  delete(id: string): Observable<unknown> {
    return this.http.delete(runUrl(id));
  }

  /** Addresses that the browser follows itself. */
  eventsUrl(id: string): string {
    return runUrl(id, '/events');
  }

  recordsExportUrl(id: string, filter: RecordFilter & { sort?: readonly RecordSort[] } = {}): string {
    return linkTo(runUrl(id, '/records/export'), { ...filter, sort: filter.sort?.join() });
  }

  errorsExportUrl(id: string, filter: { code?: string; field?: string; q?: string } = {}): string {
    return linkTo(runUrl(id, '/errors/export'), filter);
  }

  downloadUrl(id: string): string {
    return runUrl(id, '/download');
  }

  /** A page to print when the browser opens it. */
  receiptUrl(id: string, language: LanguageId): string {
    return linkTo(runUrl(id, '/receipt'), { lang: language });
  }

  private read<T>(id: Id, path: string) {
    return httpResource<T>(() => {
      const runId = id();
      return runId ? { url: runUrl(runId, path) } : undefined;
    });
  }
}

function recordParams(options: RecordQuery) {
  return query({ ...options, sort: options.sort?.join() });
}

function runUrl(id: string, path = ''): string {
  return `/api/runs/${encodeURIComponent(id)}${path}`;
}
