import type { Figures } from '@etl-studio/contracts';

/** Exact decimals without trailing zeros; rates of the sums, never means of rates. */
export const FIGURES = `
  sum(records)::text AS records, ${amount('spend')}, ${amount('clicks')}, ${amount('conversions')},
  ${rate('clicks')} AS cpc, ${rate('conversions')} AS cpa`;

export interface FiguresRow extends Omit<Figures, 'records'> {
  records: string;
}

export function toFigures({ currency, records, spend, clicks, conversions, cpc, cpa }: FiguresRow): Figures {
  return { currency, records: Number(records), spend, clicks, conversions, cpc, cpa };
}

function amount(column: string): string {
  return `trim_scale(coalesce(sum(${column}), 0))::text AS ${column}`;
}

function rate(of: string): string {
  return `trim_scale(round(sum(spend) / nullif(sum(${of}), 0), 6))::text`;
}
