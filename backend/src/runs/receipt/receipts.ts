import { Injectable } from '@nestjs/common';
import type { RunReceipt } from '@etl-studio/contracts';
import { readingOf, type FileProfile } from '@etl-studio/engine';
import { DatasetLookup } from '../../datasets';
import { publishedRowsOf } from '../rows/published-rows';
import { RecordsRepository } from '../rows/records.repository';
import type { RunRow } from '../run.entity';
import { RunsService } from '../runs.service';
import { receiptOf, type StoredSums } from './receipt';
import { ReceiptsRepository } from './receipts.repository';

const NOTHING: StoredSums = { spend: '0', clicks: '0', conversions: '0', byCurrency: [] };

/** Receipts of runs. What is not there is `not_found`. */
@Injectable()
export class Receipts {
  constructor(
    private readonly runs: RunsService,
    private readonly datasets: DatasetLookup,
    private readonly records: RecordsRepository,
    private readonly receipts: ReceiptsRepository,
  ) {}

  async of(orgId: string, runId: string): Promise<RunReceipt> {
    // First: what a run keeps is there as soon as the run itself says that it is published.
    const run = await this.runs.row(orgId, runId);
    const [profile, kept, stored, dataset] = await Promise.all([
      this.runs.profile(orgId, runId),
      this.receipts.find(orgId, runId),
      this.storedSums(run),
      this.datasets.find(orgId, run.dataset_id),
    ]);
    const reading = await this.readingOf(run, profile);
    const mended = kept && (await this.receipts.afterMends(orgId, runId, kept));
    return receiptOf({ run, datasetName: dataset?.name ?? '', reading, kept, mended, stored });
  }

  private async storedSums(run: RunRow): Promise<StoredSums> {
    const rows = publishedRowsOf(run);
    if (!rows) return NOTHING;
    const { columnSums, sums } = await this.records.summary(run.org_id, rows, {});
    return { ...columnSums, byCurrency: sums.byCurrency };
  }

  private async readingOf(run: RunRow, profile: FileProfile): Promise<RunReceipt['reading']> {
    const { encoding, delimiter, quote, headerRow: headerLine } = profile.dialect;
    const { org_id: orgId, dataset_id: datasetId, schema_version: version } = run;
    const schema = version === null ? null : await this.datasets.schemaVersion(orgId, datasetId, version);
    return { encoding, delimiter, quote, headerLine, ...readingOf(profile, schema?.mapping ?? {}) };
  }
}
