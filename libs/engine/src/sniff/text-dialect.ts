import type { DialectChoice } from '@etl-studio/contracts';
import { isBlank } from '../cells';
import type { TextRow } from '../parse/text-row';
import type { EngineLimits } from '../types';
import { splitText, type SplitText, type TextDialect } from './split-text';

/** A tie goes to the first: texts hold commas more often than tabs. */
const DELIMITERS = ['\t', ',', ';', '|'];
/** Characters of the head that the candidates are tried on. */
const TRIED_CHARS = 65_536;
/** Below this no delimiter makes columns: the file has one. */
const LEAST_SCORE = 0.06;
/** What is left of the score of a reading that keeps the quotes around every cell. */
const WRAPPED = 0.9;
const WRAPPED_ROWS = 10;
const SEP_LINE = /^(["']?)sep=(.)\1\s*$/i;

/** The delimiter that a first line `sep=;` names, or null. */
export function namedDelimiter(text: string): string | null {
  const [first = ''] = text.slice(0, 20).split(/[\r\n]/, 1);
  return SEP_LINE.exec(first)?.[2] ?? null;
}

/** The delimiter, quote and escape that give the most consistent number of columns; none but those that are `said`. */
export function sniffTextDialect(
  head: string,
  limits: EngineLimits,
  whole: boolean,
  said: Pick<DialectChoice, 'delimiter' | 'quote'>,
): TextDialect {
  const text = head.slice(0, TRIED_CHARS);
  const complete = whole && text.length === head.length;
  const named = said.delimiter ?? namedDelimiter(text);
  const candidates = (named === null ? DELIMITERS : [named]).flatMap((delimiter) =>
    candidatesFor(text, delimiter, said.quote),
  );
  let best: TextDialect = { delimiter: named ?? ',', quote: said.quote ?? '"', backslash: false };
  let bestScore = LEAST_SCORE;
  for (const candidate of candidates) {
    const { records, broken } = splitHead(text, candidate, limits, complete || noLineEnd(text));
    const score =
      consistency(records) * (1 - broken / (records.length + 1)) * (isWrapped(records) ? WRAPPED : 1);
    if (score <= bestScore + 1e-9) continue;
    best = candidate;
    bestScore = score;
  }
  return best;
}

/** A quote that is never closed hides every line behind it: where it hides all of a head, it ends with its line, as in a whole file. */
export function splitHead(
  text: string,
  dialect: TextDialect,
  limits: EngineLimits,
  whole: boolean,
): SplitText {
  const split = splitText(text, dialect, limits, whole);
  return split.records.length > 0 || whole ? split : splitText(text, dialect, limits, true);
}

/** Quotes of the other kind around every cell of the first rows are none of its text. */
function isWrapped(records: TextRow[]): boolean {
  const cells = records.slice(0, WRAPPED_ROWS).flatMap((record) => record.cells);
  return (
    cells.length > 1 && cells.every((cell) => cell.length > 1 && cell.startsWith("'") && cell.endsWith("'"))
  );
}

function noLineEnd(text: string): boolean {
  return !/[\r\n]/.test(text);
}

function candidatesFor(text: string, delimiter: string, saidQuote: string | undefined): TextDialect[] {
  const doubled: TextDialect = { delimiter, quote: saidQuote ?? '"', backslash: false };
  const candidates = [doubled];
  if (text.includes(`\\${doubled.quote}`) || text.includes(`\\${delimiter}`))
    candidates.push({ ...doubled, backslash: true });
  if (saidQuote !== undefined) return candidates;
  const single = text.includes("'") && !startsCell(text, delimiter, '"') && startsCell(text, delimiter, "'");
  if (single) candidates.push({ ...doubled, quote: "'" });
  return candidates;
}

function startsCell(text: string, delimiter: string, quote: string): boolean {
  return (
    text.startsWith(quote) ||
    text.includes(delimiter + quote) ||
    text.includes(`\n${quote}`) ||
    text.includes(`\r${quote}`)
  );
}

/** The number of columns that most of the table's records have. */
export function tableWidth(records: TextRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of records)
    if (!isComment(cells)) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const repeated = [...counts].some(([width, count]) => width > 1 && count > 1);
  let best = 1;
  let bestWeight = 0;
  for (const [width, count] of counts) {
    const weight = (width - 1) * count;
    if (repeated ? count > 1 && weight > bestWeight : best === 1) {
      best = width;
      bestWeight = weight;
    }
  }
  return best;
}

/** In [0,1): how far the records keep to one width, from the first one of that width on; more for wider tables and shorter preambles. */
function consistency(records: TextRow[]): number {
  const filled = records.filter(({ cells }) => !cells.every(isBlank) && !isComment(cells));
  const width = tableWidth(filled);
  const start = filled.findIndex(({ cells }) => cells.length === width);
  const table = filled.slice(Math.max(start, 0));
  const fitting = table.filter(({ cells }) => cells.length === width).length;
  return table.length === 0 ? 0 : (fitting / table.length) ** 2 * (fitting / filled.length) * (1 - 1 / width);
}

function isComment(cells: string[]): boolean {
  return cells.length === 1 && (cells[0] ?? '').startsWith('#');
}
