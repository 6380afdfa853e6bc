import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { MendAlikeRequest, MendResult } from '@etl-studio/contracts';
import type { CellPatch } from '@etl-studio/engine';
import type { SqlRunner } from '../../platform/database';
import { invalidRequest } from '../../platform/http';
import type { Actor } from '../lifecycle/lifecycle.repository';
import { ROW_ERROR_COLUMNS, type RowErrorRow } from '../rows/row-errors.repository';
import { stateCondition } from '../rows/row-error-state';
import { rowErrorsOf } from '../rows/row-homes';
import { MendCount } from './mend-count';
import { MendLedger } from './mend-ledger';
import { type MendPlan, MendPlans } from './mend-plans';
import { repairedCell } from './repaired-cell';
import { selected } from './selected';
import { droppedRow, triedMend, type TriedMend } from './tried-mend';

const BATCH_ROWS = 1_000;

/** Mends all open rows alike that have one cause and one value, in one transaction and in constant memory. */
@Injectable()
export class AlikeMending {
  constructor(
    private readonly database: DataSource,
    private readonly plans: MendPlans,
    private readonly ledger: MendLedger,
  ) {}

  async mend(actor: Actor, runId: string, request: MendAlikeRequest): Promise<MendResult> {
    refuseUnclear(request);
    const plan = await this.plans.of(actor.orgId, runId);
    const count = new MendCount();
    if (request.preview) {
      for await (const tried of this.tried(this.database, plan, request)) {
        for (const one of tried) count.addSample(one);
        this.count(tried, request, count);
      }
      return count.result(null);
    }
    let staged = 0;
    const { instant, records, excluded } = await this.ledger.addStaged(
      actor,
      plan,
      async (stage, transaction) => {
        for await (const tried of this.tried(transaction, plan, request)) {
          const passing = tried.filter(({ record }) => request.drop || record);
          await stage.put(passing.map((one) => ({ tried: one, by: actor.userId })));
          staged += passing.length;
          for (const one of tried) if (!request.drop && !one.record) count.addFailed(one);
        }
      },
    );
    count.mended = records;
    count.excluded = excluded;
    count.alreadyMended = staged - records - excluded;
    return count.result(count.changed > 0 ? instant : null);
  }

  private count(tried: readonly TriedMend[], { drop }: MendAlikeRequest, count: MendCount): void {
    for (const one of tried)
      if (drop) count.excluded++;
      else if (one.record) count.mended++;
      else count.addFailed(one);
  }

  private async *tried(
    transaction: SqlRunner,
    plan: MendPlan,
    request: MendAlikeRequest,
  ): AsyncGenerator<TriedMend[]> {
    for await (const rows of openRowsAlike(transaction, plan, request))
      yield rows.flatMap((row) => {
        if (request.drop) return [droppedRow(plan, row)];
        const patch = patchOf(plan, row, request);
        return patch ? [triedMend(plan, row, patch)] : [];
      });
  }
}

/** In file order. */
async function* openRowsAlike(
  transaction: SqlRunner,
  { rows }: MendPlan,
  { code, field, value, repair }: MendAlikeRequest,
): AsyncGenerator<RowErrorRow[]> {
  const sql = `
    SELECT ${ROW_ERROR_COLUMNS} FROM ${rowErrorsOf(rows)}
    WHERE run_id = $1 AND epoch = $2 AND org_id = $3 AND row_number > $4
      AND EXISTS (SELECT FROM unnest(codes, fields, raw_values) AS fault(code, field, value)
                  WHERE fault.code = $5 AND coalesce(fault.field, '') = $6
                    AND ($8::boolean OR fault.value IS NOT DISTINCT FROM $7::text))
      AND ${stateCondition('open', { ...rows, hasMends: true })}
    ORDER BY row_number LIMIT ${BATCH_ROWS}`;
  const cause = [code, field ?? '', value, repair !== undefined && value === null];
  for (let after = 0; ;) {
    const batch = await selected<RowErrorRow>(transaction, sql, [
      rows.runId,
      rows.epoch,
      rows.orgId,
      after,
      ...cause,
    ]);
    const last = batch.at(-1);
    if (last) yield batch;
    if (!last || batch.length < BATCH_ROWS) return;
    after = last.row_number;
  }
}

/**
 * The cells that the error is about; where it is about too many cells, those beyond the table. Null where the repair
 * knows nothing for the cell.
 */
function patchOf(plan: MendPlan, row: RowErrorRow, request: MendAlikeRequest): CellPatch | null {
  const { code, field, value, set = '', repair } = request;
  const at = row.codes.findIndex(
    (known, index) =>
      known === code &&
      (row.fields[index] || null) === field &&
      ((repair && value === null) || (row.raw_values[index] ?? null) === value),
  );
  const column = plan.names.indexOf(row.columns[at] ?? '');
  if (repair) return repairedCell(plan, row, field, repair, column);
  if (column >= 0) return new Map([[column, set]]);
  const beyond = row.cells.slice(plan.names.length);
  return new Map(beyond.map((_, index) => [plan.names.length + index, index === 0 ? set : '']));
}

function refuseUnclear({ set, repair, drop, field }: MendAlikeRequest): void {
  const ways = [set !== undefined, repair !== undefined, drop === true].filter(Boolean).length;
  if (ways !== 1) throw refused('set', 'Send one of set, the new value, repair, or drop: true');
  if (repair && field === null) throw refused('field', 'Name the field whose cells are to be repaired');
}

function refused(path: string, message: string) {
  return invalidRequest([{ path, message }]);
}
