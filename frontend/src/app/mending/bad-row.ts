import type { CellError, RowError } from '@etl-studio/contracts';

/** A cell of a rejected row, as it stands on the screen. */
export interface BadCell {
  column: string;
  /** What was typed, else what the file has. */
  value: string;
  /** Why the row fails here; null for a cell that is fine. */
  fault: CellError | null;
  /** Typed, but the row does not pass yet. */
  isDraft: boolean;
}

export interface BadRow {
  rowNumber: number;
  line: number;
  cells: BadCell[];
  /** Faults that belong to no column of the grid. */
  faults: CellError[];
  mend: RowError['mend'];
  /** Mended during this visit: it stays in sight where it stood. */
  isJustMended: boolean;
}

/** What was typed into a row that does not pass yet, and why. */
export interface RowDraft {
  values: Record<string, string>;
  errors: CellError[];
}

/** Columns of the rows, in the file's order, with those that only a fault names behind them. */
export function columnsOf(rows: readonly RowError[]): string[] {
  const widest = rows.reduce<string[]>((names, { row }) => {
    const own = Object.keys(row);
    return own.length > names.length ? own : names;
  }, []);
  const named = rows.flatMap(({ errors }) =>
    errors.flatMap(({ column }) => (column === null ? [] : [column])),
  );
  return [...new Set([...widest, ...named])];
}

export function badRowOf(
  row: RowError,
  columns: readonly string[],
  typed: RowDraft | undefined,
  isJustMended: boolean,
): BadRow {
  // What somebody mended is shown as it counts, whatever was typed here before.
  const draft = row.mend ? undefined : typed;
  const errors = row.mend ? [] : (draft?.errors ?? row.errors);
  const values: Record<string, string> = { ...row.row, ...row.mend?.values, ...draft?.values };
  return {
    rowNumber: row.rowNumber,
    line: row.line,
    cells: columns.map((column) => ({
      column,
      value: values[column] ?? '',
      fault: errors.find((error) => error.column === column) ?? null,
      isDraft: draft?.values[column] !== undefined,
    })),
    faults: errors.filter(({ column }) => column === null || !columns.includes(column)),
    mend: row.mend,
    isJustMended,
  };
}
