import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { AnalyticsFilter, ExplainedRecord, Explanation } from '@etl-studio/contracts';
import { decodeCursor, encodeCursor, notACursor } from '../../platform/http';
import { Origins } from '../../runs';
import { Analytics } from '../analytics.service';
import { FiguresRepository } from '../figures.repository';
import { Scopes } from '../scopes';
import {
  ExplainedRecordsRepository,
  type ExplainedKey,
  type ExplainedRecordRow,
} from './explained-records.repository';
import { ExplainedRunsRepository } from './explained-runs.repository';

export interface ExplainQuery extends AnalyticsFilter {
  cursor?: string;
  limit: number;
}

const NOTHING: Explanation = { totals: [], runs: [], records: { items: [], nextCursor: null, total: 0 } };

/** What a number is made of: runs, records, and the lines of the files that these were read from. */
@Injectable()
export class Explanations {
  constructor(
    private readonly scopes: Scopes,
    private readonly analytics: Analytics,
    private readonly figures: FiguresRepository,
    private readonly runs: ExplainedRunsRepository,
    private readonly records: ExplainedRecordsRepository,
    private readonly origins: Origins,
  ) {}

  async of(orgId: string, query: ExplainQuery, signal: AbortSignal): Promise<Explanation> {
    const after = query.cursor === undefined ? null : keyOf(query.cursor);
    const { limit } = query;
    const found = await this.figures.atOnce(async (transaction) => {
      const scope = await this.scopes.of(transaction, orgId, query);
      const range = await this.analytics.rangeFor(transaction, scope, query);
      if (!range) return null;
      const [totals = []] = await this.figures.totals(transaction, scope, [range]);
      return {
        totals,
        runs: await this.runs.list(transaction, scope, range),
        rows: await this.records.list(transaction, scope, range, after, limit + 1),
      };
    });
    if (!found) return NOTHING;
    const { totals, runs, rows } = found;
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return {
      totals,
      runs,
      records: {
        items: await this.explained(orgId, page, signal),
        nextCursor: last ? encodeCursor([last.spend, last.run_id, String(last.row_number)]) : null,
        total: totals.reduce((all, { records }) => all + records, 0),
      },
    };
  }

  // One file after the other: a page must not take all the passes that a process has.
  private async explained(
    orgId: string,
    page: readonly ExplainedRecordRow[],
    signal: AbortSignal,
  ): Promise<ExplainedRecord[]> {
    const known = new Map<string, Awaited<ReturnType<Origins['of']>>>();
    for (const runId of new Set(page.map((row) => row.run_id))) {
      const rows = page.filter((row) => row.run_id === runId).map((row) => row.row_number);
      known.set(runId, await this.origins.of(orgId, runId, rows, signal));
    }
    return page.flatMap((row) => {
      const origin = known.get(row.run_id)?.get(row.row_number);
      return origin ? [{ runId: row.run_id, record: recordOf(row), ...origin }] : [];
    });
  }
}

function recordOf(row: ExplainedRecordRow): ExplainedRecord['record'] {
  const { row_number: rowNumber, line, date, campaign, channel, spend, clicks, conversions, currency } = row;
  return {
    rowNumber,
    line,
    date,
    campaign,
    channel,
    spend,
    clicks: clicks === null ? null : Number(clicks),
    conversions,
    currency,
  };
}

function keyOf(cursor: string): ExplainedKey {
  const [spend = '', runId = '', row = ''] = decodeCursor(cursor, 3);
  if (!/^-?\d{1,30}(\.\d{1,30})?$/.test(spend) || !isUUID(runId) || !/^\d{1,9}$/.test(row))
    throw notACursor();
  return { spend, runId, rowNumber: Number(row) };
}
