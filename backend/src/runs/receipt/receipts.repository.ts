import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { KeptReceipt } from './kept-receipt';
import type { MendedFigures } from './receipt';

/** What runs kept of what they read, and what mends moved since. */
@Injectable()
export class ReceiptsRepository {
  constructor(private readonly database: DataSource) {}

  /** Null for a run that published nothing, or before receipts were kept. */
  async find(orgId: string, runId: string): Promise<KeptReceipt | null> {
    const [row] = await this.database.query<{ receipt: KeptReceipt | null }[]>(
      'SELECT receipt FROM import_run WHERE org_id = $1 AND id = $2',
      [orgId, runId],
    );
    return row?.receipt ?? null;
  }

  /** The kept receipt after the mends that are in force. */
  async afterMends(orgId: string, runId: string, kept: KeptReceipt): Promise<MendedFigures> {
    const [row] = await this.database.query<MendedFigures[]>(AFTER_MENDS, [
      orgId,
      runId,
      JSON.stringify(kept.imported),
      JSON.stringify(kept.rejected),
    ]);
    if (!row) throw new Error('Sums of mends gave no row');
    return row;
  }
}

const FIGURES = ['lines', 'spend', 'clicks', 'conversions'] as const;

/** One class of rows as JSON: for each figure an SQL expression. */
const figures = (expression: (figure: string, isLines: boolean) => string) =>
  `json_build_object(${FIGURES.map((figure) => {
    const isLines = figure === 'lines';
    const sum = expression(figure, isLines);
    return `'${figure}', ${isLines ? `(${sum})::int` : `trim_scale(${sum})::text`}`;
  }).join(', ')})`;

const read = (parameter: string, figure: string) => `(${parameter}::jsonb ->> '${figure}')::numeric`;
const rejected = (figure: string, isLines: boolean) => (isLines ? 'lines' : `rejected_${figure}`);
const sum = (column: string, kind: string) => `coalesce(sum(${column}) FILTER (WHERE kind = '${kind}'), 0)`;

// Every sum is numeric: sums of whole files have more digits than a number.
const AFTER_MENDS = `
  SELECT ${figures((figure) => `${read('$3', figure)} + ${sum(figure, 'record')}`)} AS imported,
         ${figures(
           (figure, isLines) => `${read('$4', figure)} - coalesce(sum(${rejected(figure, isLines)}), 0)`,
         )} AS rejected,
         ${figures((figure, isLines) => sum(rejected(figure, isLines), 'excluded'))} AS excluded
  FROM row_mend WHERE org_id = $1 AND run_id = $2 AND undone_at = 'infinity'`;
