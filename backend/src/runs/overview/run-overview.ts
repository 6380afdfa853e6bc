import { Injectable } from '@nestjs/common';
import { RUN_STATUSES, type RunActivity, type RunCounts, type RunStatus } from '@etl-studio/contracts';
import { RunsRepository, type RunFilter } from '../runs.repository';
import { RunActivityRepository } from './run-activity.repository';

const HOURS = 24;

/** Numbers about an organization's runs, for the head of their list. */
@Injectable()
export class RunOverview {
  constructor(
    private readonly runs: RunsRepository,
    private readonly activities: RunActivityRepository,
  ) {}

  /** Of all runs that match the filter whatever their status. */
  async counts(orgId: string, filter: RunFilter): Promise<RunCounts> {
    const groups = await this.runs.counts(orgId, filter);
    const sum = (isCounted: (group: { status: RunStatus; dlq: boolean }) => boolean) =>
      groups.filter(isCounted).reduce((count, { runs }) => count + runs, 0);
    const byStatus = RUN_STATUSES.map((each) => [each, sum(({ status }) => status === each)] as const);
    return {
      byStatus: Object.fromEntries(byStatus) as Record<RunStatus, number>,
      setAside: sum(({ dlq }) => dlq),
    };
  }

  async activity(orgId: string): Promise<RunActivity> {
    const [now, rows] = await Promise.all([this.activities.now(orgId), this.activities.rowsByAge(orgId)]);
    return {
      queued: now.queued,
      running: now.running,
      failedLastDay: now.failed,
      oldestQueuedAt: now.oldest_queued_at?.toISOString() ?? null,
      rowsByHour: Array.from({ length: HOURS }, (_, hour) => rows.get(HOURS - 1 - hour) ?? 0),
    };
  }
}
