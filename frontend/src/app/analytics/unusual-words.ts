import type { Anomaly } from '@etl-studio/contracts';
import type { Formats } from '@etl-studio/ui';

const METRIC_NAMES: Record<Anomaly['metric'], string> = {
  spend: $localize`:@@field.spend:Spend`,
  clicks: $localize`:@@field.clicks:Clicks`,
  conversions: $localize`:@@field.conversions:Conversions`,
};

/** "Spend 4.2 σ above what is usual": the server's sentence has the numbers behind it. */
export function unusualWords({ metric, score, direction }: Anomaly, formats: Formats): string {
  const name = METRIC_NAMES[metric];
  const distance = formats.number(Math.abs(score), { maximumFractionDigits: 1 });
  return direction === 'above'
    ? $localize`:@@analytics.above:${name}:figure: ${distance}:distance: σ above what is usual`
    : $localize`:@@analytics.below:${name}:figure: ${distance}:distance: σ below what is usual`;
}
