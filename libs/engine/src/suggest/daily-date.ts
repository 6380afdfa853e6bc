import { isMissing, trimmed } from '../cells';
import { dateFormat } from '../dates/date-format';
import type { ColumnProfile, FileProfile } from '../types';
import { headerWords } from './header-words';

const START =
  /\bstarts?\b|^start|debut|inicio|inizio|^begin|^anfang|auswertungsbeginn|poczatek|rozpoczec|baslangic|alkaa|zacatek|начал|開始|开始|시작/u;
const END =
  /\bends?\b|^end|\bende\b|\bfin\b|termino|\bfim\b|\bfine\b|auswertungsende|einde|slut|koniec|zakoncz|sonu\b|bitis|paattyy|konec|конец|оконч|終了|结束|結束|종료/u;

/**
 * Whether the column says on which day a row's amounts were spent. A start date is one only where the row also ends
 * on that day: a campaign's own start, or the first day of a longer range, is not.
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
      isSameDay(cells[column.index] ?? '', column, cells[end.index] ?? '', end),
    )
  );
}

function isSameDay(
  start: string,
  startColumn: ColumnProfile,
  end: string,
  endColumn: ColumnProfile,
): boolean {
  const from = trimmed(start);
  if (isMissing(from)) return true;
  const day = dayIn(from, startColumn);
  return day !== null && day === dayIn(trimmed(end), endColumn);
}

function dayIn(value: string, { dateFormats: [format] }: ColumnProfile): string | null {
  return (format === undefined ? null : dateFormat(format)?.read(value)) ?? null;
}
