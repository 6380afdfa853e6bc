import type { CellError, RecordSums } from '@etl-studio/contracts';
import { isRecord, mendedRow, type CellPatch, type MappedValues, type RawRow } from '@etl-studio/engine';
import { cellName, errorsOf } from '../rows/rejected-row';
import type { RowErrorRow } from '../rows/row-errors.repository';
import type { MendPlan } from './mend-plans';

/** What mending a row would give. */
export interface TriedMend {
  rowNumber: number;
  line: number;
  /** Physical lines that the row spans. */
  lines: number;
  /** Cells that change, by column name, before and after. */
  before: Record<string, string>;
  values: Record<string, string>;
  /** What parses of the row as it was rejected. */
  rejected: RecordSums;
  /** Null where the row still fails, and why. */
  record: MappedValues | null;
  errors: CellError[];
}

type Reading = Pick<MendPlan, 'mapper' | 'names' | 'profile' | 'limits'>;

/** Reads the row again, with new cells. */
export function triedMend(plan: Reading, row: RowErrorRow, patch: CellPatch): TriedMend {
  const raw = rawRow(row);
  const { columns } = plan.profile;
  const outcome = plan.mapper.map(mendedRow(raw, patch, { columns, limits: plan.limits }));
  const named = (cellAt: (index: number) => string) =>
    Object.fromEntries([...patch.keys()].map((index) => [cellName(plan.names, index), cellAt(index)]));
  return {
    ...placeOf(row),
    before: named((index) => row.cells[index] ?? ''),
    values: named((index) => patch.get(index) ?? ''),
    rejected: rejectedSums(plan, raw),
    record: isRecord(outcome) ? outcome.values : null,
    errors: outcome.errors,
  };
}

/** Takes the row out of the run's account. */
export function droppedRow(plan: Reading, row: RowErrorRow): TriedMend {
  const rejected = rejectedSums(plan, rawRow(row));
  return { ...placeOf(row), before: {}, values: {}, rejected, record: null, errors: [] };
}

function placeOf({ row_number: rowNumber, line, lines }: RowErrorRow) {
  return { rowNumber, line, lines };
}

function rawRow(row: RowErrorRow): RawRow {
  return { ...placeOf(row), byteOffset: 0, cells: row.cells, faults: errorsOf(row).filter(isOfRow) };
}

function isOfRow({ field }: CellError): boolean {
  return field === null;
}

// The receipt counted it among what rejected rows add up to.
function rejectedSums({ mapper }: Reading, raw: RawRow): RecordSums {
  const { spend, clicks, conversions } = mapper.map(raw).values;
  return { spend: spend ?? '0', clicks: String(clicks ?? 0), conversions: conversions ?? '0' };
}
