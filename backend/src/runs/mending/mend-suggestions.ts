import { Injectable } from '@nestjs/common';
import type { MappingField, MendSuggestion, Repair } from '@etl-studio/contracts';
import { repairsFor } from '@etl-studio/engine';
import {
  RowErrorsRepository,
  type RowErrorFilter,
  type RowErrorGroupRow,
  type RowErrorRow,
} from '../rows/row-errors.repository';
import { type MendPlan, MendPlans } from './mend-plans';
import { repairedCell } from './repaired-cell';
import { triedMend } from './tried-mend';

const MOST_GROUPS = 200;
const MOST_SUGGESTIONS = 10;

interface Candidate {
  group: RowErrorGroupRow;
  field: MappingField;
  repair: Repair;
}

/** What rejected cells may have been meant as, as far as the rows then have no fault there. */
@Injectable()
export class MendSuggestions {
  constructor(
    private readonly plans: MendPlans,
    private readonly rowErrors: RowErrorsRepository,
  ) {}

  /** Those for most rows first. Throws `invalid_state` for a run that has published nothing. */
  async of(orgId: string, runId: string, filter: RowErrorFilter): Promise<MendSuggestion[]> {
    const plan = await this.plans.of(orgId, runId);
    const groups = await this.rowErrors.groups(orgId, plan.rows, { ...filter, status: 'open' }, MOST_GROUPS);
    const candidates = groups.flatMap(candidatesOf);
    const numbers = candidates.flatMap(({ group }) => group.sample_rows.slice(0, 1));
    const rows = await this.rowErrors.some(orgId, plan.rows, [...new Set(numbers)]);
    const byNumber = new Map(rows.map((row) => [row.row_number, row]));
    const found = new Map<string, MendSuggestion>();
    for (const candidate of candidates) {
      const row = byNumber.get(candidate.group.sample_rows[0] ?? 0);
      const suggestion = row && suggestionOf(plan, row, candidate);
      if (!suggestion) continue;
      const { code, field, value, repair } = suggestion;
      const key = JSON.stringify([code, field, value, repair]);
      const known = found.get(key);
      if (known) known.count += suggestion.count;
      else found.set(key, suggestion);
    }
    return [...found.values()].sort((one, other) => other.count - one.count).slice(0, MOST_SUGGESTIONS);
  }
}

function candidatesOf(group: RowErrorGroupRow): Candidate[] {
  const field = group.field || null;
  return field === null ? [] : repairsFor(group.code).map((repair) => ({ group, field, repair }));
}

function suggestionOf(
  plan: MendPlan,
  row: RowErrorRow,
  { group, field, repair }: Candidate,
): MendSuggestion | null {
  const { code, value, count } = group;
  const at = row.codes.findIndex((known, index) => known === code && row.fields[index] === field);
  const column = plan.names.indexOf(row.columns[at] ?? '');
  const patch = repairedCell(plan, row, field, repair, column);
  if (!patch || triedMend(plan, row, patch).errors.some((error) => error.field === field)) return null;
  return {
    code,
    field,
    // A word is meant by one slip; the same is done to whatever else is wrong in a column.
    value: repair === 'nearest_word' ? value : null,
    repair,
    before: row.cells[column] ?? '',
    after: patch.get(column) ?? '',
    count: Number(count),
  };
}
