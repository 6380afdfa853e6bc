import { Injectable } from '@nestjs/common';
import { DatasetLookup } from '../../datasets';
import { publishedRowsOf } from '../rows/published-rows';
import type { PublishedRows } from '../rows/record-filter.sql';
import type { RecordSetRequest } from '../rows/records.service';
import type { RowErrorSearch } from '../rows/row-errors.repository';
import type { RunRow } from '../run.entity';
import { RunsService } from '../runs.service';
import { downloadName, type Download } from './download';
import { RecordExport } from './record-export';
import { RowErrorExport } from './row-error-export';

/** No attempt has it: before a run is published, its exports are a header and no rows. */
const NO_EPOCH = -1;

/** What can be made of a run and its rows to take away. */
@Injectable()
export class RunDownloads {
  constructor(
    private readonly runs: RunsService,
    private readonly datasets: DatasetLookup,
    private readonly recordExport: RecordExport,
    private readonly rowErrorExport: RowErrorExport,
  ) {}

  async records(orgId: string, runId: string, query: RecordSetRequest): Promise<Download> {
    const run = await this.runs.row(orgId, runId);
    const name = await this.nameOf(run, 'records');
    return { name, body: await this.recordExport.open(orgId, rowsOf(run), query, query.sort) };
  }

  async rowErrors(orgId: string, runId: string, filter: RowErrorSearch): Promise<Download> {
    const run = await this.runs.row(orgId, runId);
    const profile = await this.runs.profile(orgId, runId);
    const name = await this.nameOf(run, 'errors');
    return { name, body: await this.rowErrorExport.open(orgId, rowsOf(run), profile, filter) };
  }

  private async nameOf(run: RunRow, kind: string): Promise<string> {
    const dataset = await this.datasets.find(run.org_id, run.dataset_id);
    return downloadName(dataset?.name ?? '', run.file_name, kind);
  }
}

function rowsOf(run: RunRow): PublishedRows {
  return publishedRowsOf(run) ?? { orgId: run.org_id, runId: run.id, epoch: NO_EPOCH, ownTables: false };
}
