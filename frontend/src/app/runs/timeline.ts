import type { Run, RunAttempt, RunLogEntry, TopError } from '@etl-studio/contracts';
import type { LinkState } from '@etl-studio/sse';

import { causeOf } from './recent-gains';

/** Lines kept on the screen. */
const MOST_LINES = 200;
/** Progress, and errors that came in, are told this often at most. */
const PROGRESS_EVERY_MS = 3_000;

/** What this page saw of the run itself, newest last. Instants in milliseconds. */
export interface Seen {
  lines: RunLogEntry[];
  progressAt: number;
  rows: number;
  /** Errors that were told, by cause. */
  errors: ReadonlyMap<string, number>;
  link: LinkState['kind'];
  lostAt: number;
}

export const NOTHING_SEEN: Seen = {
  lines: [],
  progressAt: 0,
  rows: 0,
  errors: new Map(),
  link: 'connecting',
  lostAt: 0,
};

/** How lines read in the person's language. */
export interface TimelineWords {
  rows: (rows: number) => string;
  errors: (error: TopError, more: number) => string;
  lost: () => string;
  /** After a break of so many milliseconds. */
  resumed: (brokenMs: number) => string;
}

/** Adds lines for progress worth telling: the rows so far, and what was set aside since it was told last. */
export function seeRun(seen: Seen, run: Run, at: number, words: TimelineWords): Seen {
  const isNews = run.status === 'RUNNING' && run.processedRows > seen.rows;
  if (!isNews || at - seen.progressAt < PROGRESS_EVERY_MS) {
    return run.processedRows < seen.rows ? { ...seen, rows: run.processedRows, errors: new Map() } : seen;
  }
  const line = (event: string, text: string) => ({ at: new Date(at).toISOString(), event, text });
  const errors = run.topErrors
    .map((error) => ({ error, more: error.count - (seen.errors.get(causeOf(error)) ?? 0) }))
    .filter(({ more }) => more > 0)
    .map(({ error, more }) => line('row_errors', words.errors(error, more)));
  return {
    ...seen,
    lines: [...seen.lines, ...errors, line('progress', words.rows(run.processedRows))],
    progressAt: at,
    rows: run.processedRows,
    errors: new Map(run.topErrors.map((error) => [causeOf(error), error.count])),
  };
}

/** Adds a line when the connection was lost or came back. */
export function seeLink(seen: Seen, link: LinkState, words: TimelineWords): Seen {
  if (link.kind === seen.link) return seen;
  const wasLost = seen.link === 'reconnecting' || seen.link === 'polling';
  const isLost = link.kind === 'reconnecting';
  const next = { ...seen, link: link.kind, lostAt: isLost && !wasLost ? link.since : seen.lostAt };
  const text = isLost
    ? words.lost()
    : link.kind === 'live' && wasLost
      ? words.resumed(link.since - seen.lostAt)
      : null;
  if (text === null) return next;
  const line = { at: new Date(link.since).toISOString(), event: 'connection', text };
  return { ...next, lines: [...seen.lines, line] };
}

/** The server's log and what this page saw, newest first. */
export function timeline(log: readonly RunLogEntry[], seen: Seen): RunLogEntry[] {
  return [...log, ...seen.lines]
    .sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
    .slice(0, MOST_LINES);
}

/** A line of the timeline, or an attempt between them. */
export interface TimelineItem {
  key: string;
  line?: RunLogEntry;
  attempt?: RunAttempt;
}

/** Lines and attempts, newest first: an attempt stands where it ended, above what happened in it. */
export function amongAttempts(
  lines: readonly RunLogEntry[],
  attempts: readonly RunAttempt[],
): TimelineItem[] {
  const ends = attempts.map((attempt) => ({
    item: { key: `attempt ${attempt.number}`, attempt },
    at: attempt.finishedAt === null ? Number.POSITIVE_INFINITY : Date.parse(attempt.finishedAt),
  }));
  const told = lines.map((line) => ({
    item: { key: line.at + line.event + line.text, line },
    at: Date.parse(line.at),
  }));
  return [...ends, ...told]
    .sort((one, other) => (one.at === other.at ? 0 : other.at - one.at))
    .map(({ item }) => item);
}
