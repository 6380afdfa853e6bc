/** What a transaction is handed on as: TypeORM's EntityManager and pg's Client both are one. */
export interface SqlRunner {
  query(sql: string, parameters?: unknown[]): Promise<unknown>;
}
