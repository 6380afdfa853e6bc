import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { RecordFilter, RecordSort } from '@etl-studio/contracts';
import { DatasetLookup } from '../../datasets';
import { notFound } from '../../platform/http';
import { downloadName, type Download } from '../export/download';
import { ExportSessions } from '../export/export-sessions';
import { copyRecords } from '../export/record-export';
import { liveRecordConditionOf, liveRecordParameters } from '../rows/record-filter.sql';
import { orderOf } from '../rows/record-order';
import { liveOrderBy } from './live-order';
import { liveRecordsOf } from './live-records.sql';
import { liveSetOf } from './live-sets';
import { rowsOf } from './rows-of';

export interface LiveExportRequest extends RecordFilter {
  sort: RecordSort;
  /** ISO 8601. */
  asOf?: string;
}

/** The records of a dataset that count as CSV, in the columns of a run's export. */
@Injectable()
export class LiveRecordExport {
  constructor(
    private readonly sessions: ExportSessions,
    private readonly datasets: DatasetLookup,
  ) {}

  async open(orgId: string, datasetId: string, request: LiveExportRequest): Promise<Download> {
    const dataset = await this.datasets.find(orgId, datasetId);
    if (!dataset) throw notFound();
    const day = request.asOf?.slice(0, 10) ?? '';
    return {
      name: downloadName(dataset.name, 'live records', day),
      body: await this.stream(orgId, datasetId, request),
    };
  }

  private stream(orgId: string, datasetId: string, request: LiveExportRequest): Promise<Readable> {
    const values = liveRecordParameters(orgId, request);
    return this.sessions.stream(async (session) => {
      const set = await liveSetOf(rowsOf(session), orgId, datasetId, request.asOf ?? null);
      const condition = liveRecordConditionOf(values, (text) => session.escapeLiteral(text));
      return copyRecords(session, liveRecordsOf(set), condition, liveOrderBy(orderOf(request.sort)));
    });
  }
}
