import type { Mapping, MappingField, Repair, RowErrorCode, Rules } from '@etl-studio/contracts';
import { trimmed } from '../cells';
import { dateFormat } from '../dates/date-format';
import { columnOf, dateFormatOf, decimalOf } from '../map/column-reading';
import type { FileProfile } from '../types';
import { nearestWord } from './nearest-word';
import { withOtherSeparators, withoutCurrency } from './number-repairs';
import { swappedDate } from './swapped-date';

/** The cell as it may have been meant; null where the repair knows nothing for it. */
export type CellRepair = (cell: string) => string | null;

const REPAIRS_OF: Partial<Record<RowErrorCode, readonly Repair[]>> = {
  not_allowed: ['nearest_word'],
  invalid_date: ['swap_day_month'],
  invalid_number: ['currency_text', 'other_separators'],
  invalid_integer: ['currency_text', 'other_separators'],
};

/** Which repairs may help against an error. */
export function repairsFor(code: RowErrorCode): readonly Repair[] {
  return REPAIRS_OF[code] ?? [];
}

/** A repair of a field's cells, as the mapping and the rules that refused them read them. */
export function cellRepair(
  file: { profile: FileProfile; mapping: Mapping; rules: Rules },
  field: MappingField,
  repair: Repair,
): CellRepair {
  const repaired = repairOf(file, field, repair);
  return (cell) => {
    const value = trimmed(cell);
    const other = repaired(value);
    return other === value ? null : other;
  };
}

function repairOf(
  { profile, mapping, rules }: { profile: FileProfile; mapping: Mapping; rules: Rules },
  field: MappingField,
  repair: Repair,
): CellRepair {
  const source = mapping[field]?.source;
  const column = source === undefined ? null : columnOf(profile, source);
  const decimal = decimalOf(profile, mapping, field, column);
  switch (repair) {
    case 'nearest_word':
      return (value) => nearestWord(value, rules[field]?.allowed ?? []);
    case 'swap_day_month': {
      const format = dateFormat(dateFormatOf(mapping, column) ?? '');
      return (value) => format && swappedDate(value, format);
    }
    case 'currency_text':
      return (value) => withoutCurrency(value, decimal);
    case 'other_separators':
      return (value) => withOtherSeparators(value, decimal, field === 'clicks');
  }
}
