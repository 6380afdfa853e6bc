import { Injectable } from '@nestjs/common';
import type { RecordOrigin } from '@etl-studio/contracts';
import { DatasetLookup } from '../../datasets';
import { notFound } from '../../platform/http';
import { RecordsRepository } from '../rows/records.repository';
import { toRecord } from '../rows/records.service';
import { errorsOf } from '../rows/rejected-row';
import { RowErrorsRepository } from '../rows/row-errors.repository';
import { isRowNumber } from '../rows/text-values';
import { RunsService } from '../runs.service';
import { Origins } from './origins';

/** A record of a run beside the row of the file that it was read from. */
@Injectable()
export class RecordOrigins {
  constructor(
    private readonly runs: RunsService,
    private readonly records: RecordsRepository,
    private readonly rowErrors: RowErrorsRepository,
    private readonly datasets: DatasetLookup,
    private readonly origins: Origins,
  ) {}

  /** Throws `not_found` for a row that is no record of the run, and what reading a file throws. */
  async of(orgId: string, runId: string, row: string, signal: AbortSignal): Promise<RecordOrigin> {
    const rows = await this.runs.publishedRows(orgId, runId);
    if (!rows || !isRowNumber(row)) throw notFound();
    const rowNumber = Number(row);
    const found = await this.records.one(orgId, rows, rowNumber);
    if (!found) throw notFound();
    const [origins, rejected, run] = await Promise.all([
      this.origins.of(orgId, runId, [rowNumber], signal),
      rows.hasMends ? this.rowErrors.some(orgId, rows, [rowNumber]) : [],
      this.runs.row(orgId, runId),
    ]);
    const origin = origins.get(rowNumber);
    if (!origin) throw notFound();
    const { dataset_id: datasetId, schema_version: version } = run;
    const schema = version === null ? null : await this.datasets.schemaVersion(orgId, datasetId, version);
    return {
      runId,
      record: toRecord(found),
      ...origin,
      errors: rejected.flatMap(errorsOf),
      rules: schema?.rules ?? {},
    };
  }
}
