import { Client, type ClientConfig, escapeLiteral } from 'pg';
import { reachOfNow } from './tenant';

/**
 * A database session that row-level security shows only what the work that asks it may see. A session of the pool
 * serves one request after the other: before a statement it is told whose that is, unless it knows.
 */
export class TenantClient extends Client {
  /** What the session was last told; a new one sees nothing. */
  private reach: string | null = null;
  private readonly send: (...query: unknown[]) => unknown;

  constructor(config?: string | ClientConfig) {
    super(config);
    // Between hands of the pool nobody listens, and a session that is lost there would end the process. The next
    // statement says it anyway.
    this.on('error', () => undefined);
    this.send = this.query.bind(this);
    this.query = ((...query: unknown[]) => {
      this.tell(reachOfNow());
      return this.send(...query);
    }) as Client['query'];
  }

  private tell(reach: string): void {
    if (reach === this.reach) return;
    // A rollback would take the setting back unnoticed.
    if (this.getTransactionStatus() === 'T')
      throw new Error('A transaction cannot go over to another organization');
    this.reach = reach;
    // Statements of a session run one after the other: what follows is asked under this setting, or not at all.
    const told = this.send(`SET app.org_id = ${escapeLiteral(reach)}`) as Promise<unknown>;
    told.catch(() => void this.end());
  }
}
