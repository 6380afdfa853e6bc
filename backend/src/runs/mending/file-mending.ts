import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { MendResult } from '@etl-studio/contracts';
import { MendedFileReader, type CellPatch, type FileProfile, type MendedFileRow } from '@etl-studio/engine';
import type { SqlRunner } from '../../platform/database';
import { DomainError } from '../../platform/http';
import type { Actor } from '../lifecycle/lifecycle.repository';
import { RowErrorsRepository, type RowErrorRow } from '../rows/row-errors.repository';
import { RowMendsRepository } from '../rows/row-mends.repository';
import { isRowNumber } from '../rows/text-values';
import type { NewMend } from './mend-line';
import { MendCount } from './mend-count';
import { MendLedger } from './mend-ledger';
import { type MendPlan, MendPlans } from './mend-plans';
import { triedMend } from './tried-mend';

const BATCH_ROWS = 500;

/** An export of row errors that came back, at rest. */
export interface MendedFile {
  profile: FileProfile;
  open(): Promise<Readable>;
}

/** Mends rows by a file: an export of row errors, its cells changed, matched by `_row`. */
@Injectable()
export class FileMending {
  constructor(
    private readonly plans: MendPlans,
    private readonly rowErrors: RowErrorsRepository,
    private readonly mends: RowMendsRepository,
    private readonly ledger: MendLedger,
  ) {}

  /** Throws `invalid_state` for a run whose rows cannot be mended, before any file is read. */
  async check(orgId: string, runId: string): Promise<void> {
    await this.plans.of(orgId, runId);
  }

  /** Rows that are left out stay as they are. Throws `not_row_errors` for another file. */
  async mend(actor: Actor, runId: string, file: MendedFile): Promise<MendResult> {
    const plan = await this.plans.of(actor.orgId, runId);
    const count = new MendCount();
    let staged = 0;
    const { instant, records, excluded } = await this.ledger.addStaged(
      actor,
      plan,
      async (stage, transaction) => {
        for await (const batch of batchesOf(file, plan)) {
          const passing = await this.passing(transaction, actor, plan, batch, count);
          await stage.put(passing);
          staged += passing.length;
        }
      },
    );
    count.mended = records;
    // Meanwhile, or by an earlier line of this very file.
    count.alreadyMended += staged - records - excluded;
    return count.result(count.changed > 0 ? instant : null);
  }

  private async passing(
    transaction: SqlRunner,
    { orgId, userId }: Actor,
    plan: MendPlan,
    batch: readonly MendedFileRow[],
    count: MendCount,
  ): Promise<NewMend[]> {
    const numbers = batch.flatMap(({ rowNumber }) =>
      rowNumber !== null && isRowNumber(String(rowNumber)) ? [rowNumber] : [],
    );
    const rejected = await this.rowErrors.some(orgId, plan.rows, numbers, transaction);
    const mended = await this.mends.ofRows(orgId, plan.run.id, numbers, transaction);
    const rows = new Map(rejected.map((row) => [row.row_number, row]));
    const closed = new Set(mended.map((row) => row.row_number));
    const passing = new Map<number, NewMend>();
    for (const { rowNumber, cells } of batch) {
      const row = rows.get(rowNumber ?? 0);
      if (!row) count.unknown++;
      else if (closed.has(row.row_number) || passing.has(row.row_number)) count.alreadyMended++;
      else {
        const tried = triedMend(plan, row, changedCells(row, cells));
        if (tried.record) passing.set(row.row_number, { tried, by: userId });
        else count.addFailed(tried);
      }
    }
    return [...passing.values()];
  }
}

function changedCells(row: RowErrorRow, cells: ReadonlyMap<number, string>): CellPatch {
  return new Map([...cells].filter(([index, cell]) => cell !== (row.cells[index] ?? '')));
}

async function* batchesOf(file: MendedFile, plan: MendPlan): AsyncGenerator<MendedFileRow[]> {
  let rows: MendedFileRow[] = [];
  const reader = new MendedFileReader(file.profile, plan.profile, plan.limits, (row) => rows.push(row));
  for await (const piece of await file.open()) {
    reader.push(piece as Uint8Array);
    for (; rows.length >= BATCH_ROWS; rows = rows.slice(BATCH_ROWS)) yield rows.slice(0, BATCH_ROWS);
  }
  reader.end();
  if (!reader.hasHeader) throw notRowErrors();
  if (rows.length > 0) yield rows;
}

function notRowErrors(): DomainError {
  const detail =
    'The file has no column “_row” beside columns of the imported file, so its rows cannot be matched. Use “Download rows to fix”, change the cells, and keep the header and the column “_row” as they are.';
  return new DomainError('not_row_errors', detail);
}
