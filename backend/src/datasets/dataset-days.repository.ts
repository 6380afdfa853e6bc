import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RECENT_DAYS } from '@etl-studio/contracts';
import type { DatasetEntity } from './dataset.entity';

interface DayRow {
  dataset_id: string;
  place: number;
  records: string;
}

/** What a page of datasets shows beside their sums: in one statement for the whole page each. */
@Injectable()
export class DatasetDaysRepository {
  constructor(private readonly database: DataSource) {}

  /**
   * Live records of the last days of each dataset that has some, by place among these days, 0 for the oldest.
   * `lastDays`: the last day that each holds, `YYYY-MM-DD`.
   */
  async recentRecords(
    orgId: string,
    lastDays: ReadonlyMap<string, string>,
  ): Promise<Map<string, Map<number, number>>> {
    if (lastDays.size === 0) return new Map();
    const rows = await this.database.query<DayRow[]>(RECENT, [
      orgId,
      [...lastDays.keys()],
      [...lastDays.values()],
      RECENT_DAYS - 1,
    ]);
    const days = new Map([...lastDays.keys()].map((id) => [id, new Map<number, number>()]));
    for (const { dataset_id, place, records } of rows) days.get(dataset_id)?.set(place, Number(records));
    return days;
  }

  /** Names of those who made the datasets, by their ids. */
  async creatorNames(datasets: readonly DatasetEntity[]): Promise<Map<string, string>> {
    const ids = new Set(datasets.flatMap(({ createdBy }) => (createdBy === null ? [] : [createdBy])));
    const rows = await this.database.query<{ id: string; name: string }[]>(
      'SELECT id, name FROM app_user WHERE id = ANY($1)',
      [[...ids]],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

const RECENT = `
  SELECT u.dataset_id, $4::int - (last.day - u.date) AS place, sum(u.records)::text AS records
  FROM live_rollup u
  JOIN unnest($2::uuid[], $3::date[]) AS last(dataset_id, day) ON last.dataset_id = u.dataset_id
  WHERE u.org_id = $1 AND u.dataset_id = ANY($2) AND u.date BETWEEN last.day - $4::int AND last.day
  GROUP BY u.dataset_id, last.day, u.date`;
