import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { applicationName } from '../../../platform/database';
import { Counters } from '../../../platform/telemetry';
import { partSessionName, type PartKey } from './part-claim';

const TERMINATE_MS = 2_000;

interface LostPart extends PartKey {
  pids: number[];
}

/** Takes parts back from workers that died or froze: another one takes them within the same attempt. */
@Injectable()
export class LostParts {
  private readonly logger = new Logger(LostParts.name);

  constructor(
    private readonly database: DataSource,
    private readonly counters: Counters,
  ) {}

  async takeBack(): Promise<void> {
    const lost = await this.database.query<LostPart[]>(LOST);
    for (const part of lost) {
      const { runId, epoch, part: number, turn } = part;
      this.logger.warn({ message: 'Lease of a part expired', runId, epoch, part: number });
      await this.endSessions(part);
      const taken = await this.database.query<unknown[]>(TAKE_BACK, [runId, epoch, number, turn]);
      this.counters.count('lostParts', taken.length);
    }
  }

  // What cannot be ended is fenced off by its turn all the same.
  private async endSessions(part: LostPart): Promise<void> {
    try {
      await this.database.transaction(async (transaction) => {
        // Sessions belong to the login role: with one URL for all, the application role may not end them.
        await transaction.query('SET LOCAL ROLE NONE');
        await transaction.query(
          'SELECT pg_terminate_backend(pid, $3) FROM pg_stat_activity WHERE pid = ANY ($1) AND application_name = $2',
          [part.pids, applicationName(partSessionName(part)), TERMINATE_MS],
        );
      });
    } catch (error) {
      const { runId } = part;
      this.logger.warn({ message: 'Sessions of a lost part could not be ended', runId, error });
    }
  }
}

const LOST = `
  SELECT run_id AS "runId", epoch, part, turn, backend_pids AS pids FROM import_part WHERE lease_until < now()`;

const TAKE_BACK = `
  WITH lost AS (
    UPDATE import_part SET lease_until = NULL, backend_pids = '{}', losses = losses + 1
    WHERE run_id = $1 AND epoch = $2 AND part = $3 AND turn = $4 AND lease_until < now() RETURNING part
  )
  SELECT * FROM lost`;
