import { cut, trimmed } from '../cells';
import { dayNumber } from '../dates/calendar';
import { dateReadings, type DateReading } from '../dates/date-format';
import { plainWords } from '../dates/plain-words';
import type { TextRow } from '../parse/text-row';

export interface Period {
  from: string;
  to: string;
}

/** Longer lines are no titles; and the patterns below look ahead of every letter. */
const LONGEST_LINE = 500;
const WORD = '(?<![\\p{L}\\p{M}.])[\\p{L}\\p{M}.]{1,20}';
const DATE_TEXT = new RegExp(
  [
    '\\d{4}([-/.]) ?\\d{1,2}\\1 ?\\d{1,2}',
    '\\d{1,2}([-/.]) ?\\d{1,2}\\2 ?(?:\\d{4}|\\d{2})(?!\\d)',
    '\\b20\\d{6}\\b',
    '\\d{4}[年년]\\s?\\d{1,2}[月월]\\s?\\d{1,2}[日일]',
    `\\d{1,2}\\.?\\s(?:de\\s|er\\s)?${WORD}\\s(?:de\\s)?\\d{4}`,
    `\\d{4}\\.?\\s${WORD}\\s\\d{1,2}`,
    `${WORD}\\s\\d{1,2},?\\s\\d{4}`,
  ].join('|'),
  'gu',
);
const START =
  /start|begin|debut|inicio|inizio|poczat|zacat|kezd|alku|baslang|начало|開始|开始|시작|(?<!\p{L})(?:from|ab|von|od|fran|fra|с)(?!\p{L})/u;
const END =
  /ende?(?!\p{L})|ends|einde|termino|koniec|konec|slut|bitis|конец|окончание|終了|结束|結束|终止|종료|(?<!\p{L})(?:until|to|fin|fim|bis|fine|do|till|til|tot|по)(?!\p{L})/u;
/** Times at which the report was made. */
const NOT_PERIOD =
  /gener|erstellt|gegenereerd|last completed|download|export(?:ed|iert)|creat|skapad|vytvor|utworz|olustur|сформир|создан|作成|生成|생성/;

/** The days the report states above its header: two dates on a line, or one labelled start and one labelled end. */
export function reportPeriods(preamble: TextRow[]): Period[] {
  let start: DateReading[] = [];
  let end: DateReading[] = [];
  for (const { cells } of preamble) {
    const line = cut(
      cells.map((cell) => cut(trimmed(cell), LONGEST_LINE)).join(', '),
      LONGEST_LINE,
    ).normalize('NFC');
    const label = plainWords(line);
    if (NOT_PERIOD.test(label)) continue;
    const dates = [...line.matchAll(DATE_TEXT)]
      .map(([text]) => dateReadings(text))
      .filter((readings) => readings.length > 0);
    const [first = [], second = []] = dates;
    const periods = dates.length === 2 ? periodsOf(first, second) : [];
    if (periods.length > 0) return periods;
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
      .filter((end) => end.format === start.format && end.iso >= start.iso)
      .map((end) => ({ from: start.iso, to: end.iso })),
  );
  return periods.sort((a, b) => days(a) - days(b));
}

function days({ from, to }: Period): number {
  return dayNumber(to) - dayNumber(from);
}
