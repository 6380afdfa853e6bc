import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Run } from '@etl-studio/contracts';
import { type LiveProgress, RunFeed, type RunSource } from '../../events';
import { progressPercent, toRun } from '../run.mapper';
import { RunsRepository } from '../runs.repository';

/** Live runs that a stream of an organization begins with; more are told as they go on. */
const MOST_LIVE = 500;

/** Gives the event streams what they show. */
@Injectable()
export class LiveRuns implements RunSource, OnModuleInit {
  constructor(
    private readonly runs: RunsRepository,
    private readonly feed: RunFeed,
  ) {}

  onModuleInit(): void {
    this.feed.provide(this);
  }

  async load(orgId: string, runId: string): Promise<Run | null> {
    const row = await this.runs.find(orgId, runId);
    return row && toRun(row);
  }

  async loadLive(orgId: string): Promise<Run[]> {
    const rows = await this.runs.list(orgId, { status: ['QUEUED', 'RUNNING'] }, null, MOST_LIVE);
    return rows.map(toRun);
  }

  withProgress(run: Run, seq: number, { bytesRead, ...progress }: LiveProgress): Run {
    const totalRows = Math.max(run.totalRows, progress.processedRows);
    return {
      ...run,
      ...progress,
      totalRows,
      seq,
      progressPercent: progressPercent(run.status, bytesRead, run.fileSize),
    };
  }
}
