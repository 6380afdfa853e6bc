import { Injectable } from '@nestjs/common';
import type { Page, Restatement } from '@etl-studio/contracts';
import { decodeCursor, encodeCursor, isInstant, notACursor } from '../../platform/http';
import { toFigures } from './currency-sums';
import { isDay } from '../rows/text-values';
import { RestatementsRepository, type RestatementKey, type RestatementRow } from './restatements.repository';
import type { DayPageRequest } from './slices';

/** What past days counted for before and after each change of the ledger. */
@Injectable()
export class Restatements {
  constructor(private readonly restatements: RestatementsRepository) {}

  /** Newest change first, its days in order. */
  async page(orgId: string, datasetId: string, request: DayPageRequest): Promise<Page<Restatement>> {
    const { from = null, to = null, limit, cursor } = request;
    const after = cursor === undefined ? null : keyOf(cursor);
    const rows = await this.restatements.list(orgId, datasetId, { from, to }, after, limit + 1);
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    const total = Number(rows[0]?.total ?? 0);
    return { items: page.map(toRestatement), nextCursor: last ? cursorOf(last.key) : null, total };
  }
}

function toRestatement(row: RestatementRow): Restatement {
  const { at, cause, by, date, before, after } = row;
  return {
    at,
    cause,
    runId: row.run_id,
    by,
    date,
    channel: row.channel || null,
    fromRunIds: row.from_run_ids,
    toRunIds: row.to_run_ids,
    before: toFigures(before),
    after: toFigures(after),
  };
}

function cursorOf({ at, date, channel, channelDigest }: RestatementKey): string {
  return encodeCursor([at, date, channel, channelDigest]);
}

function keyOf(cursor: string): RestatementKey {
  const [at = '', date = '', channel = '', channelDigest = ''] = decodeCursor(cursor, 4);
  if (!isInstant(at) || !isDay(date)) throw notACursor();
  return { at, date, channel, channelDigest };
}
