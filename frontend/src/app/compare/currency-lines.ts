import type { Comparison, Sums } from '@etl-studio/contracts';

/** What two imports hold in one currency, and what the right one has more of; null where one has nothing in it. */
export interface CurrencyLine {
  name: string;
  currency: string | null;
  base: Sums | null;
  target: Sums | null;
  delta: Sums;
}

/** A line for each currency: amounts of several are neither added nor set against each other. */
export function currencyLines(name: string, { base, target, delta }: Comparison): CurrencyLine[] {
  return delta.byCurrency.map((sums) => {
    const { currency } = sums;
    const of = (side: Comparison['base']) =>
      side.byCurrency.find((each) => each.currency === currency) ?? null;
    return { name, currency, base: of(base), target: of(target), delta: sums };
  });
}

/** Lines that differ, with how large the change of their spend is: 0 to 1 of the largest in their currency. */
export function changedLines(lines: readonly CurrencyLine[]): (CurrencyLine & { share: number })[] {
  // Bars and order need no more digits than a number has.
  const size = ({ delta }: CurrencyLine) => Math.abs(Number(delta.spend));
  const most = new Map<string | null, number>();
  for (const line of lines) most.set(line.currency, Math.max(most.get(line.currency) ?? 0, size(line)));
  return lines
    .filter(({ delta }) => Number(delta.spend) !== 0 || delta.records !== 0)
    .map((line) => ({ ...line, share: size(line) / (most.get(line.currency) || 1) }));
}
