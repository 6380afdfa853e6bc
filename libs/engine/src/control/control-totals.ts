import type { ControlFigure, ControlTotals, FieldMapping, Mapping, Rules } from '@etl-studio/contracts';
import { mapperOf } from '../map/compile-mapping';
import { decimalOf, scaledDecimal } from '../numbers/decimal-sum';
import type { FileProfile } from '../types';

const FIGURES = ['spend', 'clicks', 'conversions'] as const;
export type Figure = (typeof FIGURES)[number];

/** Amounts in units of 10⁻¹²; what is absent is not stated. */
type Amounts = Partial<Record<Figure, bigint>>;

/** Credits may make a total negative, whatever the rules say of rows. */
const CREDITS: Rules = Object.fromEntries(FIGURES.map((figure) => [figure, { min: `-${'9'.repeat(15)}` }]));

/**
 * The file's own totals against what its rows add up to. Of several totals (an account, a part of it), the one that
 * fits best counts, or all of them together where they are parts of one whole. Null where the file has none.
 */
export function controlTotals(
  profile: FileProfile,
  mapping: Mapping,
  rows: Record<Figure, bigint>,
): ControlTotals | null {
  const stated = statedTotals(profile, mapping);
  const compared = stated.map((amounts) => comparison(amounts, rows));
  if (stated.length > 1 && !compared.some(({ totals }) => totals.matches)) {
    const together = comparison(added(stated), rows);
    if (together.totals.matches) return together.totals;
  }
  const [best] = compared.sort((a, b) => b.agreeing - a.agreeing || compare(a.distance, b.distance));
  return best?.totals ?? null;
}

function statedTotals(profile: FileProfile, mapping: Mapping): Amounts[] {
  const mapper = mapperOf(profile, withoutDefaults(mapping), CREDITS);
  return profile.notRows
    .filter(({ kind }) => kind === 'total')
    .map(({ line, cells }): Amounts => {
      const { values } = mapper.map({ rowNumber: 0, line, lines: 0, byteOffset: 0, cells, faults: [] });
      const found = FIGURES.flatMap((figure): [Figure, bigint][] => {
        const value = mapping[figure]?.source === undefined ? null : (values[figure] ?? null);
        return value === null ? [] : [[figure, scaledDecimal(String(value))]];
      });
      return Object.fromEntries(found);
    })
    .filter((amounts) => Object.keys(amounts).length > 0);
}

/** What a missing cell of a row stands for says nothing about a total. */
function withoutDefaults(mapping: Mapping): Mapping {
  const fields = Object.entries(mapping).map(([field, mapped]): [string, FieldMapping] => [
    field,
    { ...mapped, default: undefined },
  ]);
  return Object.fromEntries(fields);
}

function added(totals: Amounts[]): Amounts {
  const sums: Amounts = {};
  for (const amounts of totals)
    for (const figure of FIGURES) {
      const amount = amounts[figure];
      if (amount !== undefined) sums[figure] = (sums[figure] ?? 0n) + amount;
    }
  return sums;
}

interface Comparison {
  totals: ControlTotals;
  /** Figures that agree. */
  agreeing: number;
  /** By how much the first figure that is stated differs. */
  distance: bigint;
}

function comparison(amounts: Amounts, rows: Record<Figure, bigint>): Comparison {
  const differences = FIGURES.flatMap((figure) => {
    const amount = amounts[figure];
    return amount === undefined ? [] : [{ amount, difference: amount - rows[figure] }];
  });
  const agreeing = differences.filter(agrees).length;
  const figure = (name: Figure): ControlFigure | null => {
    const amount = amounts[name];
    return amount === undefined
      ? null
      : {
          file: decimalOf(amount),
          rows: decimalOf(rows[name]),
          difference: decimalOf(amount - rows[name]),
        };
  };
  return {
    totals: {
      spend: figure('spend'),
      clicks: figure('clicks'),
      conversions: figure('conversions'),
      matches: agreeing === differences.length,
    },
    agreeing,
    distance: magnitude(differences[0]?.difference ?? 0n),
  };
}

const FRACTION_DIGITS = 12;
const CENTS = 2;

/** Rows may have more decimals than a total: it agrees when it is their sum, rounded as the file rounds, to cents at most. */
function agrees({ amount, difference }: { amount: bigint; difference: bigint }): boolean {
  const stated = decimalOf(amount).split('.')[1]?.length ?? 0;
  const unit = 10n ** BigInt(FRACTION_DIGITS - Math.max(CENTS, stated));
  return 2n * magnitude(difference) <= unit;
}

function magnitude(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
