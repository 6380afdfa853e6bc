import type { InspectionWarning, SuggestedMapping } from '@etl-studio/contracts';
import { shown } from '../cells';
import type { FileProfile } from '../types';
import { aliasScore } from './aliases';
import { startsLongerRange } from './daily-date';
import { headerWords } from './header-words';

const PERIODS = new Set(
  (
    'Week|Month|Quarter|Year|Week (Mon to Sun)|Woche|Monat|Quartal|Semaine|Mois|Trimestre|Semana|Mes|Mês|Settimana|Mese|Maand|Kwartaal|Tydzień|Miesiąc|Vecka|Månad|Uge|Måned|Uke|Viikko|Kuukausi|Týden|Měsíc|Hafta|Ay|Неделя|Месяц|' +
    '週|月|周|月份|주|월'
  )
    .split('|')
    .map(headerWords),
);

/** Why no column holds the day of a row, where the file gives a reason for it; null where it does not. */
export function noDailyDate(profile: FileProfile, { date }: SuggestedMapping): InspectionWarning | null {
  if (date || profile.dataRows === 0) return null;
  const reason = reasonOf(profile);
  if (reason === null) return null;
  const message = `${reason} Export the report by day, or give all rows one date.`;
  return { code: 'no_daily_date', message };
}

function reasonOf(profile: FileProfile): string | null {
  const { columns, reportPeriod } = profile;
  const period = columns.find(({ name }) => PERIODS.has(headerWords(name)));
  if (period) return `The column ${shown(period.name)} holds longer periods than days.`;
  const start = columns.find(
    (column) => aliasScore('date', column.name) > 0 && startsLongerRange(profile, column),
  );
  if (start) return `The rows that begin on ${shown(start.name)} end on other days.`;
  return reportPeriod
    ? `The report covers ${reportPeriod.from} to ${reportPeriod.to} and has no column with the day.`
    : null;
}
