import type { Anomaly } from '@etl-studio/contracts';
import type { UnusualDay } from './unusual-days';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** A statistic as a plain decimal: two digits after the point tell enough of what is only expected. */
export function rounded(value: number): string {
  return value
    .toFixed(2)
    .replace(/\.?0+$/, '')
    .replace(/^-0$/, '0');
}

/** Why the day is unusual, in a sentence with its numbers. */
export function reasonOf(
  day: UnusualDay,
  { channel, currency, metric, value }: Pick<Anomaly, 'currency' | 'metric' | 'value'> & { channel: string },
): string {
  const unit = metric === 'spend' && currency !== null ? ` ${currency}` : '';
  const name = `${metric.charAt(0).toUpperCase()}${metric.slice(1)}`;
  const weekday = WEEKDAYS[new Date(`${day.date}T00:00:00Z`).getUTCDay()] ?? '';
  const learned = day.sameWeekday
    ? `the median of the ${day.learnedFrom} other ${weekday}s around it`
    : `the median of the ${day.learnedFrom} other days around it`;
  const side = day.score > 0 ? 'above' : 'below';
  return (
    `${name} of ${channel} was ${value}${unit} on ${weekday} ${day.date}, ` +
    `${Math.abs(day.score).toFixed(1)} times the usual spread ${side} ${rounded(day.expected)}${unit}, ${learned}; ` +
    `usual is ${rounded(day.low)} to ${rounded(day.high)}.`
  );
}
