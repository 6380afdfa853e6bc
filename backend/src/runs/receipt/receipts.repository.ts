import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { KeptReceipt } from './kept-receipt';

/** What runs kept of what they read. */
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
}
