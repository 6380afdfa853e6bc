import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { Measures } from '../telemetry';

/** Tells of the pool's sessions, and of what waits for one. */
@Injectable()
export class PoolMeasures implements OnModuleInit {
  constructor(
    private readonly database: DataSource,
    private readonly measures: Measures,
  ) {}

  onModuleInit(): void {
    this.measures.add({
      name: 'etl_database_sessions',
      help: 'Sessions of the pool that are busy or idle, and work that waits for one.',
      type: 'gauge',
      label: 'state',
      read: () => {
        const { master } = this.database.driver as unknown as { master: Pool };
        const { totalCount, idleCount, waitingCount } = master;
        return { busy: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
      },
    });
  }
}
