import { Injectable } from '@nestjs/common';
import type { MendResult, RowError, UndoMendsResult } from '@etl-studio/contracts';
import type { CellPatch } from '@etl-studio/engine';
import { DomainError, invalidRequest, isInstant, notFound } from '../../platform/http';
import type { Actor } from '../lifecycle/lifecycle.repository';
import { cellName } from '../rows/rejected-row';
import { RowErrorsRepository, type RowErrorRow } from '../rows/row-errors.repository';
import { RowErrorsService } from '../rows/row-errors.service';
import { isRowNumber } from '../rows/text-values';
import { MendCount } from './mend-count';
import { MendLedger } from './mend-ledger';
import { type MendPlan, MendPlans } from './mend-plans';
import { triedMend } from './tried-mend';

/** Mends single rows, and undoes mends. */
@Injectable()
export class RowMending {
  constructor(
    private readonly plans: MendPlans,
    private readonly rowErrors: RowErrorsRepository,
    private readonly rows: RowErrorsService,
    private readonly ledger: MendLedger,
  ) {}

  /**
   * The row with new cells becomes a record of its run if it passes. Throws `not_found` for a row that the run did not
   * reject, `unknown_column`, and `already_mended`.
   */
  async mend(
    actor: Actor,
    runId: string,
    rowNumber: string,
    values: Record<string, string>,
  ): Promise<MendResult> {
    const plan = await this.plans.of(actor.orgId, runId);
    const row = await this.row(plan, rowNumber);
    const tried = triedMend(plan, row, patchOf(plan, row, values));
    const count = new MendCount();
    if (!tried.record) {
      if (await this.isMended(actor.orgId, runId, row)) throw alreadyMended(row);
      count.addFailed(tried);
      return count.result(null);
    }
    const { instant } = await this.ledger.change(actor, plan, 'made', async (change) => {
      const added = await change.add([{ tried, by: actor.userId }]);
      if (added.size === 0) throw alreadyMended(row);
      return added.size;
    });
    count.mended = 1;
    return count.result(instant);
  }

  /** The row is open again, as its file has it. Throws `not_found` where nothing mends it. */
  async undo(actor: Actor, runId: string, rowNumber: string): Promise<RowError> {
    const plan = await this.plans.of(actor.orgId, runId);
    const row = await this.row(plan, rowNumber);
    refuseSound(row);
    await this.ledger.change(actor, plan, 'undone', async (change) => {
      const undone = await change.undoRow(row.row_number, actor.userId);
      if (undone === 0) throw notFound();
      return undone;
    });
    return this.rows.one(actor.orgId, runId, row.row_number);
  }

  /** Undoes what is in force of the mends that one request made. */
  async undoChange(actor: Actor, runId: string, instant: string): Promise<UndoMendsResult> {
    if (!isInstant(instant))
      throw invalidRequest([{ path: 'change', message: 'change must be what a mend answered' }]);
    const plan = await this.plans.of(actor.orgId, runId);
    const { changed } = await this.ledger.change(actor, plan, 'undone', (change) =>
      change.undoChange(instant, actor.userId),
    );
    return { undone: changed };
  }

  private async row({ run, rows }: MendPlan, rowNumber: string): Promise<RowErrorRow> {
    if (!isRowNumber(rowNumber)) throw notFound();
    const [row] = await this.rowErrors.some(run.org_id, rows, [Number(rowNumber)]);
    if (!row) throw notFound();
    return row;
  }

  private async isMended(orgId: string, runId: string, { row_number }: RowErrorRow): Promise<boolean> {
    return (await this.rows.one(orgId, runId, row_number)).mend !== null;
  }
}

function patchOf({ names }: MendPlan, row: RowErrorRow, values: Record<string, string>): CellPatch {
  const width = Math.max(names.length, row.cells.length);
  const places = new Map(Array.from({ length: width }, (_, index) => [cellName(names, index), index]));
  const patch = new Map<number, string>();
  const problems: { path: string; message: string }[] = [];
  for (const [name, value] of Object.entries(values)) {
    const index = places.get(name) ?? places.get(name.trim());
    if (index === undefined)
      problems.push({ path: `values.${name}`, message: `The file has no column “${name}”.` });
    else patch.set(index, value);
  }
  if (problems.length === 0) return patch;
  const detail = `${problems.map(({ message }) => message).join(' ')} Its columns are: ${names.join(', ')}.`;
  throw new DomainError('unknown_column', detail, { errors: problems });
}

// Under the schema version of a rerun a row may pass by itself that was mended before: there is nothing to go back to.
function refuseSound({ row_number, codes }: RowErrorRow): void {
  if (codes.length > 0) return;
  const detail = `Row ${row_number} passes as its file has it, under the schema version of this run: there is no error to open again.`;
  throw new DomainError('invalid_state', detail);
}

function alreadyMended({ row_number }: RowErrorRow): DomainError {
  const detail = `Row ${row_number} has been mended already. Undo that mend first to mend it otherwise.`;
  return new DomainError('already_mended', detail);
}
