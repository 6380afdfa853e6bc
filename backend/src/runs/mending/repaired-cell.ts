import type { MappingField, Repair } from '@etl-studio/contracts';
import type { CellPatch } from '@etl-studio/engine';
import type { RowErrorRow } from '../rows/row-errors.repository';
import type { MendPlan } from './mend-plans';

/** The cell of a row as it may have been meant; null where the repair knows nothing for it. */
export function repairedCell(
  plan: Pick<MendPlan, 'repair'>,
  row: RowErrorRow,
  field: MappingField | null,
  repair: Repair,
  column: number,
): CellPatch | null {
  const cell = row.cells[column];
  const repaired = field === null || cell === undefined ? null : plan.repair(field, repair)(cell);
  return repaired === null ? null : new Map([[column, repaired]]);
}
