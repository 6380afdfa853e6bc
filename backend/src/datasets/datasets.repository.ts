import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { mixedSums, type Sums, type Totals } from '@etl-studio/contracts';
import { DatasetEntity } from './dataset.entity';

export type DatasetChange = Partial<
  Pick<DatasetEntity, 'name' | 'description' | 'currency' | 'importMode' | 'sliceBy' | 'activeSchemaVersion'>
>;

/** The place of the last row of a page, newest first. */
export interface DatasetPlace {
  createdAt: string;
  id: string;
}

interface TotalsRow extends Omit<Sums, 'records'>, Pick<Totals, 'from' | 'to'> {
  dataset_id: string;
  is_total: boolean;
  records: string;
}

/** Datasets of an organization, and what of their records counts. */
@Injectable()
export class DatasetsRepository {
  constructor(private readonly dataSource: DataSource) {}

  transaction<T>(work: (transaction: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(work);
  }

  find(orgId: string, id: string): Promise<DatasetEntity | null> {
    return this.dataSource.manager.findOneBy(DatasetEntity, { orgId, id });
  }

  async orgOf(id: string): Promise<string | null> {
    const dataset = await this.dataSource.manager.findOne(DatasetEntity, {
      where: { id },
      select: { orgId: true },
    });
    return dataset?.orgId ?? null;
  }

  /** Holds off everything else that changes the dataset, its schema or its ledger until the transaction ends. */
  lock(transaction: EntityManager, orgId: string, id: string): Promise<DatasetEntity | null> {
    return transaction.findOne(DatasetEntity, { where: { orgId, id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Newest first, below `after`. */
  list(orgId: string, limit: number, after?: DatasetPlace): Promise<DatasetEntity[]> {
    // A cursor keeps milliseconds, so rows are ordered by no more.
    const createdAt = `date_trunc('milliseconds', dataset.created_at)`;
    const query = this.dataSource
      .createQueryBuilder(DatasetEntity, 'dataset')
      .where('dataset.org_id = :orgId', { orgId })
      .orderBy(createdAt, 'DESC')
      .addOrderBy('dataset.id', 'DESC')
      .limit(limit);
    if (after) query.andWhere(`(${createdAt}, dataset.id) < (:createdAt, :id)`, after);
    return query.getMany();
  }

  count(orgId: string): Promise<number> {
    return this.dataSource.manager.countBy(DatasetEntity, { orgId });
  }

  async create(
    transaction: EntityManager,
    orgId: string,
    values: DatasetChange & { createdBy: string },
  ): Promise<string> {
    const dataset = await transaction.save(transaction.create(DatasetEntity, { orgId, ...values }));
    return dataset.id;
  }

  async change(transaction: EntityManager, orgId: string, id: string, change: DatasetChange): Promise<void> {
    if (Object.keys(change).length > 0) await transaction.update(DatasetEntity, { orgId, id }, change);
  }

  async delete(transaction: EntityManager, orgId: string, id: string): Promise<void> {
    await transaction.delete(DatasetEntity, { orgId, id });
  }

  async holdsLiveRecords(transaction: EntityManager, orgId: string, id: string): Promise<boolean> {
    const rows: unknown[] = await transaction.query(
      'SELECT 1 FROM live_slice WHERE org_id = $1 AND dataset_id = $2 LIMIT 1',
      [orgId, id],
    );
    return rows.length > 0;
  }

  /** Sums of the live records of each dataset that has some. */
  async totals(orgId: string, ids: string[]): Promise<Map<string, Totals>> {
    const rows: TotalsRow[] = await this.dataSource.query(TOTALS, [orgId, ids]);
    const held = [...new Set(rows.map((row) => row.dataset_id))];
    return new Map(held.map((id) => [id, totalsOf(rows.filter((row) => row.dataset_id === id))]));
  }
}

/** A line for all currencies of a dataset, then one for each. */
const TOTALS = `
  SELECT dataset_id, grouping(counted_in) = 1 AS is_total, counted_in AS currency, sum(records)::text AS records,
         trim_scale(sum(spend))::text AS spend, trim_scale(sum(clicks))::text AS clicks,
         trim_scale(sum(conversions))::text AS conversions,
         (min(date) FILTER (WHERE records > 0))::text AS "from", (max(date) FILTER (WHERE records > 0))::text AS "to"
  FROM (
    SELECT u.*, coalesce(nullif(u.currency, ''), d.currency) AS counted_in
    FROM live_rollup u JOIN import_dataset d ON d.id = u.dataset_id
    WHERE u.org_id = $1 AND u.dataset_id = ANY($2)
  ) AS counted
  GROUP BY GROUPING SETS ((dataset_id), (dataset_id, counted_in))
  HAVING sum(records) > 0
  ORDER BY is_total DESC, sum(records) DESC, counted_in`;

function totalsOf(rows: TotalsRow[]): Totals {
  const [all] = rows;
  if (!all?.is_total) throw new Error('Sums by currency came without their total');
  const byCurrency = rows.slice(1).map(({ currency, records, spend, clicks, conversions }) => ({
    currency,
    records: Number(records),
    spend,
    clicks,
    conversions,
  }));
  return { ...mixedSums(byCurrency, all), records: Number(all.records), from: all.from, to: all.to };
}
