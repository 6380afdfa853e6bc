import { isMissing, trimmed } from '../cells';
import { dateFormat } from '../dates/date-format';
import type { ColumnProfile, FileProfile } from '../types';
import { headerWords } from './header-words';

const START = /\bstarts?\b|^start|debut|inicio|inizio|^begin|auswertungsbeginn|開始/;
const END = /\bends?\b|^end|\bfin\b|termino|\bfim\b|\bfine\b|auswertungsende|einde|終了/;

/**
 * Whether the column says on which day a row's amounts were spent. A start date is one only where the row also ends
 * on that day: a campaign's own start, or the first day of a longer range, is not.
 */
export function isDailyDate(profile: FileProfile, column: ColumnProfile): boolean {
  if (column.type === 'empty') return profile.dataRows === 0;
  if (column.type !== 'date') return false;
  const words = headerWords(column.name);
  if (!START.test(words)) return true;
  const end = profile.columns.find(
    ({ index, name }) => index !== column.index && END.test(headerWords(name)),
  );
  return (
    !end ||
    profile.head.every(({ cells }) =>
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
