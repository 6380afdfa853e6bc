import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { databaseCode } from '../../platform/database';

const TABLES_A_PASS = 100;
/** A long export holds its table, and a drop that waits would hold up whoever comes after it. */
const LOCK_TIMEOUT_MS = 500;
const LOCK_NOT_AVAILABLE = '55P03';

interface RunTable {
  run_id: string;
  epoch: number;
  kind: string;
}

/** Drops run tables that no reader can reach: of attempts that published nothing, and of deleted runs. */
@Injectable()
export class LostTables {
  private readonly logger = new Logger(LostTables.name);

  constructor(private readonly database: DataSource) {}

  async remove(): Promise<void> {
    const tables = await this.database.query<RunTable[]>(
      `SELECT t.run_id, t.epoch, t.kind FROM run_table t
       LEFT JOIN import_run r ON r.id = t.run_id
         AND ((r.published_epoch = t.epoch AND t.kind IN ('record', 'row_error')) OR (r.status = 'RUNNING' AND r.epoch = t.epoch))
       WHERE r.id IS NULL ORDER BY random() LIMIT $1`,
      [TABLES_A_PASS],
    );
    for (const table of tables) await this.drop(table);
  }

  // One transaction each: the tables of a run in use must not keep the others.
  private async drop({ run_id, epoch, kind }: RunTable): Promise<void> {
    try {
      await this.database.transaction(async (transaction) => {
        await transaction.query(`SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS}`);
        await transaction.query('SELECT drop_lost_run_table($1, $2, $3)', [run_id, epoch, kind]);
      });
    } catch (error) {
      if (databaseCode(error) !== LOCK_NOT_AVAILABLE) throw error;
      this.logger.log({ message: 'A lost table is still being read; it is dropped later', run_id, kind });
    }
  }
}
