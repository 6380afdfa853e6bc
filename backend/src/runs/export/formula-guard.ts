/** The engine's `guarded` as an SQL expression, for text columns that COPY writes; of numbers it knows the plain ones. */
export function guardedSql(column: string): string {
  return `CASE WHEN ${column} ~ '^''*[=+@\\t\\r\\n＝＋－＠-]' AND ${column} !~ '^[+-]?[.,]?\\d[\\d.,]*$'
               THEN '''' || ${column} ELSE ${column} END`;
}
