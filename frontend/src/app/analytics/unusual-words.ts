import type { Anomaly } from '@etl-studio/contracts';
import type { Formats } from '@etl-studio/ui';

const METRIC_NAMES: Record<Anomaly['metric'], string> = {
  spend: $localize`:@@field.spend:Spend`,
  clicks: $localize`:@@field.clicks:Clicks`,
  conversions: $localize`:@@field.conversions:Conversions`,
};

/** "20 Sep 2026 · Social". */
export function unusualName({ date, channel }: Anomaly, formats: Formats): string {
  const day = formats.day(date);
  return channel === null ? day : `${day} · ${channel}`;
}

/** "Spend 4.2 σ above what is usual": the server's sentence has the numbers behind it. */
export function unusualWords({ metric, score, direction }: Anomaly, formats: Formats): string {
  const name = METRIC_NAMES[metric];
  const distance = formats.number(Math.abs(score), { maximumFractionDigits: 1 });
  return direction === 'above'
    ? $localize`:@@analytics.above:${name}:figure: ${distance}:distance: σ above what is usual`
    : $localize`:@@analytics.below:${name}:figure: ${distance}:distance: σ below what is usual`;
}

/** "Dismissed by Ann Lee on 3 Sep 2026: Black Friday"; null where it was not. */
export function dismissalWords({ dismissal }: Anomaly, formats: Formats): string | null {
  if (!dismissal) return null;
  const { by, at, reason } = dismissal;
  const day = formats.dayAt(at);
  return by === null
    ? $localize`:@@dismiss.whenWords:Dismissed on ${day}:day:\: ${reason}:reason:`
    : $localize`:@@dismiss.byWords:Dismissed by ${by.name}:person: on ${day}:day:\: ${reason}:reason:`;
}
