import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { AnalyticsFilter } from '@etl-studio/contracts';
import type { SqlRunner } from '../platform/database';
import { notFound } from '../platform/http';
import type { Scope } from './scope';

/** Checks what is asked about. A dataset or run that the organization does not have is `not_found`. */
@Injectable()
export class Scopes {
  async of(transaction: SqlRunner, orgId: string, filter: AnalyticsFilter): Promise<Scope> {
    const { datasetId, runId, asOf = null, channel, campaign } = filter;
    let datasetIds = await this.datasetsOf(transaction, orgId, datasetId);
    if (runId !== undefined) {
      const ofRun = await this.datasetOfRun(transaction, orgId, runId);
      datasetIds = datasetIds.filter((id) => id === ofRun);
    }
    return { orgId, datasetIds, runId, asOf, channel, campaign };
  }

  private async datasetsOf(transaction: SqlRunner, orgId: string, datasetId?: string): Promise<string[]> {
    if (datasetId !== undefined && !isUUID(datasetId)) throw notFound();
    const rows = (await transaction.query(
      'SELECT id FROM import_dataset WHERE org_id = $1 AND ($2::uuid IS NULL OR id = $2) ORDER BY id',
      [orgId, datasetId ?? null],
    )) as { id: string }[];
    if (datasetId !== undefined && rows.length === 0) throw notFound();
    return rows.map(({ id }) => id);
  }

  private async datasetOfRun(transaction: SqlRunner, orgId: string, runId: string): Promise<string> {
    if (!isUUID(runId)) throw notFound();
    const [row] = (await transaction.query(
      'SELECT dataset_id FROM import_run WHERE org_id = $1 AND id = $2',
      [orgId, runId],
    )) as { dataset_id: string }[];
    if (!row) throw notFound();
    return row.dataset_id;
  }
}
