import type { Run, RunLogEntry } from '@etl-studio/contracts';
import type { LinkState } from '@etl-studio/sse';

/** Lines kept on the screen. */
const MOST_LINES = 200;
/** Progress is told this often at most. */
const PROGRESS_EVERY_MS = 3_000;

/** What this page saw of the run itself, newest last. */
export interface Seen {
  lines: RunLogEntry[];
  progressAt: number;
  rows: number;
  link: LinkState['kind'];
}

export const NOTHING_SEEN: Seen = { lines: [], progressAt: 0, rows: 0, link: 'connecting' };

/** Adds a line for progress worth telling. `words` says the rows as the person reads them. */
export function seeRun(seen: Seen, run: Run, at: number, words: (rows: number) => string): Seen {
  const isNews = run.status === 'RUNNING' && run.processedRows > seen.rows;
  if (!isNews || at - seen.progressAt < PROGRESS_EVERY_MS) {
    return run.processedRows < seen.rows ? { ...seen, rows: run.processedRows } : seen;
  }
  const line = { at: new Date(at).toISOString(), event: 'progress', text: words(run.processedRows) };
  return { ...seen, lines: [...seen.lines, line], progressAt: at, rows: run.processedRows };
}

/** Adds a line when the connection was lost or came back. `words` says which. */
export function seeLink(seen: Seen, link: LinkState, words: (kind: 'lost' | 'resumed') => string): Seen {
  if (link.kind === seen.link) return seen;
  const wasLost = seen.link === 'reconnecting' || seen.link === 'polling';
  const kind = link.kind === 'reconnecting' ? 'lost' : link.kind === 'live' && wasLost ? 'resumed' : null;
  if (!kind) return { ...seen, link: link.kind };
  const line = { at: new Date(link.since).toISOString(), event: 'connection', text: words(kind) };
  return { ...seen, link: link.kind, lines: [...seen.lines, line] };
}

/** The server's log and what this page saw, newest first. */
export function timeline(log: readonly RunLogEntry[], seen: Seen): RunLogEntry[] {
  return [...log, ...seen.lines]
    .sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
    .slice(0, MOST_LINES);
}
