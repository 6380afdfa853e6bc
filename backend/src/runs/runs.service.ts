import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Inspection, Run, RunAttempt, RunLogEntry, RunPage } from '@etl-studio/contracts';
import { type FileProfile, toInspection } from '@etl-studio/engine';
import { MappingMemory } from '../datasets';
import { decodeCursor, encodeCursor, isInstant, notACursor, notFound } from '../platform/http';
import { publishedRowsOf } from './rows/published-rows';
import type { PublishedRows } from './rows/record-filter.sql';
import type { RunRow } from './run.entity';
import { RunHistoryRepository } from './run-history.repository';
import { toRun } from './run.mapper';
import { RunsRepository, type RunFilter, type RunKey, type RunListRow } from './runs.repository';

/** Log entries answered at once: a run writes a few dozen in its life. */
const LOG_ENTRIES = 1_000;
/** Begins a cursor that leads to the page before; no other cursor has it. */
const BACKWARDS = '~';

/** Reads runs for their organization. What is not there is `not_found`. */
@Injectable()
export class RunsService {
  constructor(
    private readonly runs: RunsRepository,
    private readonly history: RunHistoryRepository,
    private readonly memory: MappingMemory,
  ) {}

  async get(orgId: string, runId: string): Promise<Run> {
    return toRun(await this.row(orgId, runId));
  }

  /** Newest first. */
  async list(
    orgId: string,
    filter: RunFilter,
    { cursor, limit }: { cursor?: string; limit: number },
  ): Promise<RunPage> {
    if (cursor?.startsWith(BACKWARDS)) {
      const before = runKeyOf(cursor.slice(BACKWARDS.length));
      const rows = await this.runs.listAbove(orgId, filter, before, limit);
      if (rows.length === limit) return this.pageOf(orgId, filter, rows, true, true);
    }
    const isFirst = cursor === undefined || cursor.startsWith(BACKWARDS);
    const rows = await this.runs.list(orgId, filter, isFirst ? null : runKeyOf(cursor), limit + 1);
    return this.pageOf(orgId, filter, rows.slice(0, limit), !isFirst, rows.length > limit);
  }

  /** A page that something may come before, and may come after. */
  private async pageOf(
    orgId: string,
    filter: RunFilter,
    rows: readonly RunListRow[],
    isLater: boolean,
    goesOn: boolean,
  ): Promise<RunPage> {
    const [first, last] = [rows[0], rows.at(-1)];
    const from = isLater && first ? { createdAt: first.created_at_text, id: first.id } : null;
    const { total, preceding } = await this.runs.count(orgId, filter, from);
    return {
      items: rows.map(toRun),
      nextCursor: last && goesOn ? cursorOf(last) : null,
      previousCursor: first && preceding > 0 ? `${BACKWARDS}${cursorOf(first)}` : null,
      preceding: isLater && !first ? total : preceding,
      total,
    };
  }

  /** What a draft's columns were mapped to before counts in its suggested mapping. */
  async inspection(orgId: string, runId: string): Promise<Inspection> {
    const run = await this.row(orgId, runId);
    const profile = await this.profile(orgId, runId);
    const columns = profile.columns.map(({ name }) => name);
    const isOpen = run.status === 'DRAFT';
    return toInspection(profile, isOpen ? await this.memory.recall(orgId, run.dataset_id, columns) : null);
  }

  async profile(orgId: string, runId: string): Promise<FileProfile> {
    const profile = await this.runs.profile(orgId, runId);
    if (!profile) throw notFound();
    return profile;
  }

  async attempts(orgId: string, runId: string): Promise<RunAttempt[]> {
    const rows = await this.history.attempts(orgId, runId);
    return rows.map((row) => ({
      number: row.number,
      status: row.status,
      startedAt: row.started_at.toISOString(),
      finishedAt: row.finished_at?.toISOString() ?? null,
      worker: row.worker,
      error: row.error_code && {
        code: row.error_code,
        message: row.error_message ?? '',
        retryable: row.retryable ?? false,
        requestId: row.request_id,
      },
    }));
  }

  async log(orgId: string, runId: string): Promise<RunLogEntry[]> {
    const rows = await this.history.log(orgId, runId, LOG_ENTRIES);
    return rows.map(({ at, event, text }) => ({ at: at.toISOString(), event, text }));
  }

  /** Which rows of the run readers may see; null before it is published. */
  async publishedRows(orgId: string, runId: string): Promise<PublishedRows | null> {
    return publishedRowsOf(await this.row(orgId, runId));
  }

  async row(orgId: string, runId: string): Promise<RunRow> {
    const row = await this.runs.find(orgId, runId);
    if (!row) throw notFound();
    return row;
  }
}

function cursorOf(row: RunListRow): string {
  return encodeCursor([row.created_at_text, row.id]);
}

function runKeyOf(cursor: string): RunKey {
  const [createdAt = '', id = ''] = decodeCursor(cursor, 2);
  if (isInstant(createdAt) && isUUID(id)) return { createdAt, id };
  throw notACursor();
}
