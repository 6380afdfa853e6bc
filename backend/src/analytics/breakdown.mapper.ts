import type { BreakdownItem, Sums } from '@etl-studio/contracts';
import type { BreakdownRow } from './breakdown.repository';
import { toFigures } from './figures.sql';

export function toBreakdownItem(row: BreakdownRow): BreakdownItem {
  return { key: row.key, ...toFigures(row), share: row.share, previous: previousOf(row) };
}

/** Null where nothing was compared. */
function previousOf(row: BreakdownRow): Sums | null {
  if (row.previous_records === null) return null;
  return {
    currency: row.currency,
    records: Number(row.previous_records),
    spend: row.previous_spend ?? '0',
    clicks: row.previous_clicks ?? '0',
    conversions: row.previous_conversions ?? '0',
  };
}
