import type { ColumnInfo, Mapping } from '@etl-studio/contracts';

/** The one currency of all amounts by mapping and file; null where there is none or there are several. */
export function currencyOf({ currency }: Mapping, columns: readonly ColumnInfo[]): string | null {
  const column = columns.find(({ name }) => name === currency?.source);
  const code = currency?.constant ?? (column?.distinct === 1 ? column.samples[0] : undefined);
  const plain = code?.trim().toUpperCase() ?? '';
  return /^[A-Z]{3}$/.test(plain) ? plain : null;
}
