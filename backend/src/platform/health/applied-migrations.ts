import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface MigrationState {
  applied: number;
  latest: string | null;
  /** What this version of the product needs and the database lacks. */
  pending: string[];
}

@Injectable()
export class AppliedMigrations {
  constructor(private readonly dataSource: DataSource) {}

  async read(): Promise<MigrationState> {
    const rows: { name: string }[] = await this.dataSource.query('SELECT name FROM migrations ORDER BY id');
    const names = new Set(rows.map(({ name }) => name));
    const pending = this.dataSource.migrations
      .map((migration) => migration.name ?? migration.constructor.name)
      .filter((name) => !names.has(name));
    return { applied: rows.length, latest: rows.at(-1)?.name ?? null, pending };
  }
}
