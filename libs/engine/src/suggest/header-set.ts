/** A name that the engine gave to a column without one. */
const GIVEN_NAME = /^column \d+$/;

/** A column name as header sets compare it. */
export function columnKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim();
}

/**
 * What tells the columns of one kind of export from another's: their names in any order, as one text. Null where
 * no column has a name of its own, which says nothing about the file.
 */
export function headerSet(columns: string[]): string | null {
  const keys = [...new Set(columns.map(columnKey))].sort();
  return keys.every((key) => GIVEN_NAME.test(key)) ? null : JSON.stringify(keys);
}
