export interface GridCell {
  row: number;
  column: number;
}

/** The row above the first: the heads of the columns. */
export const HEAD_ROW = -1;

/** Where a key leads in a grid of `rows` by `columns`, of which `page` rows are shown; null for other keys. */
export function gridTarget(
  { key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>,
  { row, column }: GridCell,
  { rows, columns, page }: { rows: number; columns: number; page: number },
): GridCell | null {
  const far = ctrlKey || metaKey;
  const within = (wanted: GridCell, least = row === HEAD_ROW ? HEAD_ROW : 0): GridCell => ({
    row: Math.max(Math.min(wanted.row, rows - 1), least),
    column: Math.max(Math.min(wanted.column, columns - 1), 0),
  });
  switch (key) {
    case 'ArrowDown':
      return within({ row: row + 1, column });
    case 'ArrowUp':
      return within({ row: row - 1, column }, HEAD_ROW);
    case 'ArrowRight':
      return within({ row, column: column + 1 });
    case 'ArrowLeft':
      return within({ row, column: column - 1 });
    case 'PageDown':
      return within({ row: row + page, column });
    case 'PageUp':
      return within({ row: row - page, column });
    case 'Home':
      return within({ row: far ? 0 : row, column: 0 });
    case 'End':
      return within({ row: far ? rows - 1 : row, column: columns - 1 });
    default:
      return null;
  }
}
