import { type Run, RUN_STATUSES, type RunStatus } from '@etl-studio/contracts';

/** What the address of the runs' list says, as it stands there. */
export interface RunFilterParams {
  /** Comma-separated. */
  status?: string;
  q?: string;
  dlq?: string;
  datasetId?: string;
  /** `me`, or a person's id. */
  by?: string;
  /** First and last day, `YYYY-MM-DD` or `today`. */
  from?: string;
  to?: string;
}

export const RUN_FILTER_PARAMS = ['status', 'q', 'dlq', 'datasetId', 'by', 'from', 'to'] as const;

/** Which runs are listed, as the API is asked. */
export interface RunFilter {
  status: RunStatus[];
  q?: string;
  dlq?: boolean;
  datasetId?: string;
  createdBy?: string;
  /** Instants, the second one exclusive. */
  from?: string;
  to?: string;
}

/** What the address asks for; what it says wrongly is left out. `now` says which day `today` is. */
export function runFilterOf(params: RunFilterParams, me: string | undefined, now: Date): RunFilter {
  const wanted = (params.status ?? '').split(',');
  return {
    status: RUN_STATUSES.filter((status) => wanted.includes(status)),
    q: params.q || undefined,
    dlq: params.dlq === 'true' || undefined,
    datasetId: params.datasetId || undefined,
    createdBy: params.by === 'me' ? me : params.by || undefined,
    from: startOf(params.from, now, 0),
    to: startOf(params.to, now, 1),
  };
}

/** Whether the filter leaves runs out. */
export function isNarrow(filter: RunFilter): boolean {
  return Object.values(filter).some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined,
  );
}

/** Whether a run would be listed, as far as it can be told of one that came by itself. */
export function isListed(run: Run, filter: RunFilter): boolean {
  const at = Date.parse(run.finishedAt ?? run.startedAt ?? run.createdAt);
  return (
    (filter.status.length === 0 || filter.status.includes(run.status)) &&
    (filter.q === undefined || run.fileName.toLowerCase().includes(filter.q.toLowerCase())) &&
    (filter.dlq === undefined || run.dlq === filter.dlq) &&
    (filter.datasetId === undefined || run.datasetId === filter.datasetId) &&
    (filter.createdBy === undefined || run.createdBy?.id === filter.createdBy) &&
    (filter.from === undefined || at >= Date.parse(filter.from)) &&
    (filter.to === undefined || at < Date.parse(filter.to))
  );
}

/** The beginning, for this browser's clock, of a day some days later; undefined for what is no day. */
function startOf(day: string | undefined, now: Date, daysLater: number): string | undefined {
  const isToday = day === 'today';
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day ?? '') ?? [];
  if (!isToday && year === undefined) return undefined;
  const begin = isToday
    ? new Date(now.getFullYear(), now.getMonth(), now.getDate() + daysLater)
    : new Date(Number(year), Number(month) - 1, Number(date) + daysLater);
  return Number.isNaN(begin.getTime()) ? undefined : begin.toISOString();
}
