import { isMissing, trimmed } from '../cells';
import { dayNumber } from '../dates/calendar';
import { dateFormat } from '../dates/date-format';
import type { ColumnProfile, FileProfile } from '../types';
import { headerWords } from './header-words';

const START =
  /\bstarts?\b|^start|debut|inicio|inizio|^begin|^anfang|auswertungsbeginn|poczatek|rozpoczec|baslangic|alkaa|zacatek|начал|開始|开始|시작/u;
const END =
  /\bends?\b|^end|\bende\b|\bfin\b|termino|\bfim\b|\bfine\b|auswertungsende|einde|slut|koniec|zakoncz|sonu\b|bitis|paattyy|konec|конец|оконч|終了|结束|結束|종료/u;

/** A time of day that is the very first of its day. */
const MIDNIGHT = /[T\s]0{1,2}:00(?::00(?:[.,]0+)?)?(?!\d)/;

/**
 * Whether the column says on which day a row's amounts were spent. A start date is one only where the row also ends
 * on that day, or at the midnight that closes it: a campaign's own start, or the first day of a longer range, is not.
 */
export function isDailyDate(profile: FileProfile, column: ColumnProfile): boolean {
  if (column.type === 'empty') return profile.dataRows === 0;
  return column.type === 'date' && !startsLongerRange(profile, column);
}

/** Whether rows begin in this column and end, in another, on a later day or never. */
export function startsLongerRange(profile: FileProfile, column: ColumnProfile): boolean {
  if (column.type !== 'date' || !START.test(headerWords(column.name))) return false;
  const end = profile.columns.find(
    ({ index, name }) => index !== column.index && END.test(headerWords(name)),
  );
  return (
    end !== undefined &&
    !profile.head.every(({ cells }) =>
      coversOneDay(cells[column.index] ?? '', column, cells[end.index] ?? '', end),
    )
  );
}

function coversOneDay(
  start: string,
  startColumn: ColumnProfile,
  end: string,
  endColumn: ColumnProfile,
): boolean {
  const [from, until] = [trimmed(start), trimmed(end)];
  if (isMissing(from)) return true;
  const [first, last] = [dayIn(from, startColumn), dayIn(until, endColumn)];
  if (first === null || last === null) return false;
  const days = dayNumber(last) - dayNumber(first);
  return days === 0 || (days === 1 && MIDNIGHT.test(from) && MIDNIGHT.test(until));
}

function dayIn(value: string, { dateFormats: [format] }: ColumnProfile): string | null {
  return (format === undefined ? null : dateFormat(format)?.read(value)) ?? null;
}
