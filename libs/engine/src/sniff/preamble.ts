import { trimmed } from '../cells';
import { dayNumber } from '../dates/calendar';
import { dateReadings, type DateReading } from '../dates/date-format';
import type { TextRow } from '../parse/text-row';

export interface Period {
  from: string;
  to: string;
}

const WORD = '[\\p{L}.]+';
const DATE_TEXT = new RegExp(
  [
    '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}',
    '\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4}',
    '\\b20\\d{6}\\b',
    '\\d{4}年\\d{1,2}月\\d{1,2}日',
    `\\d{1,2}\\.?\\s(?:de\\s|er\\s)?${WORD}\\s(?:de\\s)?\\d{4}`,
    `${WORD}\\s\\d{1,2},?\\s\\d{4}`,
  ].join('|'),
  'gu',
);
const START = /start|begin|debut|inicio|inizio|\b(?:from|ab|von|od)\b|開始/;
const END = /ende?\b|ends\b|einde|termino|\b(?:until|to|fin|fim|bis|fine|do)\b|終了/;
const NOT_PERIOD = /gener|erstellt|gegenereerd|last completed|download|created/;

/** The days the report states above its header: two dates on a line, or one labelled start and one labelled end. */
export function reportPeriods(preamble: TextRow[]): Period[] {
  let start: DateReading[] = [];
  let end: DateReading[] = [];
  for (const { cells } of preamble) {
    const line = cells.map(trimmed).join(', ');
    const label = line
      .normalize('NFD')
      .replaceAll(/[\u0300-\u036f]/gu, '')
      .toLowerCase();
    if (NOT_PERIOD.test(label)) continue;
    const dates = [...line.matchAll(DATE_TEXT)]
      .map(([text]) => dateReadings(text))
      .filter((readings) => readings.length > 0);
    const [first = [], second = []] = dates;
    if (dates.length === 2) return periodsOf(first, second);
    if (dates.length !== 1) continue;
    if (START.test(label)) start = first;
    else if (END.test(label)) end = first;
  }
  return periodsOf(start, end);
}

/** Both dates read in the same order, shortest period first; several where the order is open. */
function periodsOf(starts: DateReading[], ends: DateReading[]): Period[] {
  const periods = starts.flatMap((start) =>
    ends
      .filter((end) => end.order === start.order && end.iso >= start.iso)
      .map((end) => ({ from: start.iso, to: end.iso })),
  );
  return periods.sort((a, b) => days(a) - days(b));
}

function days({ from, to }: Period): number {
  return dayNumber(to) - dayNumber(from);
}
