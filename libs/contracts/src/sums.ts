/** What records of one currency add up to, as exact decimal strings. */
export interface Sums {
  /** ISO 4217 code: the record's own, else its dataset's; null where neither names one. */
  currency: string | null;
  records: number;
  spend: string;
  clicks: string;
  conversions: string;
}

/** What records add up to that may be in several currencies. Amounts of different currencies are never added. */
export interface MixedSums {
  /** The currency of all of them; null where none is named, and where there are several. */
  currency: string | null;
  /** Exact decimal; null where there are several currencies: `byCurrency` has the sum of each. */
  spend: string | null;
  clicks: string;
  conversions: string;
  /** One per currency, most records first; none without records. */
  byCurrency: Sums[];
}

/** A spend in one currency. */
export type Amount = Pick<Sums, 'currency' | 'spend'>;

/** A spend that may be in several currencies. */
export interface MixedSpend {
  /** Exact decimal; null where there are several currencies: `byCurrency` has that of each. */
  spend: string | null;
  /** One per currency, most records first; none without records. */
  byCurrency: Amount[];
}

/** The spend of all; null where it is in several currencies. */
export function spendOf(byCurrency: readonly Amount[]): string | null {
  const [first, second] = byCurrency;
  return second ? null : (first?.spend ?? '0');
}

/** `clicks` and `conversions` are those of all currencies together: they are counts, and no amounts. */
export function mixedSums(
  byCurrency: Sums[],
  { clicks, conversions }: Pick<Sums, 'clicks' | 'conversions'>,
): MixedSums {
  const [first, second] = byCurrency;
  return {
    currency: first && !second ? first.currency : null,
    spend: spendOf(byCurrency),
    clicks,
    conversions,
    byCurrency,
  };
}
