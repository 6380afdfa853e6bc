import { mixedSums, type LedgerFigures, type Sums } from '@etl-studio/contracts';

/** Of several currencies, as `figuresByCurrency` answers them. */
export interface FiguresRow extends Pick<LedgerFigures, 'records' | 'clicks' | 'conversions'> {
  byCurrency: Sums[];
}

export function toFigures({ records, byCurrency, ...counts }: FiguresRow): LedgerFigures {
  return { ...mixedSums(byCurrency, counts), records };
}

/**
 * Figures of rows that hold the sums of one `currency` each: those that are `present`, and their amounts apart. `of`
 * names the column of a sum, `order` how many they are.
 */
export function figuresByCurrency(
  of: (sum: 'records' | 'spend' | 'clicks' | 'conversions') => string = (sum) => sum,
  present = `${of('records')} > 0`,
  order = of('records'),
): string {
  const text = (value: string) => `trim_scale(coalesce(${value}, 0))::text`;
  return `json_build_object(
    'records', coalesce(sum(${of('records')}), 0),
    'clicks', ${text(`sum(${of('clicks')})`)}, 'conversions', ${text(`sum(${of('conversions')})`)},
    'byCurrency', coalesce(json_agg(json_build_object(
        'currency', currency, 'records', coalesce(${of('records')}, 0), 'spend', ${text(of('spend'))},
        'clicks', ${text(of('clicks'))}, 'conversions', ${text(of('conversions'))})
      ORDER BY ${order} DESC, currency) FILTER (WHERE ${present}), '[]'))`;
}

/** Amounts of rows that hold the `spend` of one `currency` each. */
export function amountsByCurrency(): string {
  return `coalesce(json_agg(json_build_object('currency', currency, 'spend', trim_scale(spend)::text)
    ORDER BY records DESC, currency) FILTER (WHERE records > 0), '[]')`;
}
