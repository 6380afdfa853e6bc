import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type ComponentHealth, HealthRegistry } from '../../../platform/health';
import { Mailer } from '../../../platform/mail';
import { WindowCounter } from '../../../platform/redis';
import { SecretBox } from '../../../platform/secrets';

const WINDOW_SECONDS = 3_600;
/** So that nobody writes to half the world in the name of an organization. */
const MOST_IN_WINDOW = 100;
const LONGEST_LAG_SECONDS = 300;

/** Writes the mails of invites into the outbox, from where a worker sends them. */
@Injectable()
export class InviteMails implements OnModuleInit {
  constructor(
    private readonly database: DataSource,
    private readonly box: SecretBox,
    private readonly mailer: Mailer,
    private readonly counter: WindowCounter,
    private readonly health: HealthRegistry,
  ) {}

  onModuleInit(): void {
    if (this.mailer.isConfigured) this.health.register('mail', () => this.lag());
  }

  /** Whether the organization may send another one now; each time it is asked counts as one. */
  async mayBeSent(orgId: string): Promise<boolean> {
    if (!this.mailer.isConfigured) return false;
    const { count } = await this.counter.add(`mails:${orgId}`, WINDOW_SECONDS);
    return count <= MOST_IN_WINDOW;
  }

  /** In the transaction that makes the invite: there is no mail without it, and none is forgotten. */
  async write(transaction: EntityManager, orgId: string, inviteId: string, link: string): Promise<void> {
    await transaction.query('INSERT INTO mail_outbox (org_id, invite_id, link) VALUES ($1, $2, $3)', [
      orgId,
      inviteId,
      this.box.seal(link),
    ]);
    await transaction.query("SELECT pg_notify('mail_outbox', '')");
  }

  private async lag(): Promise<ComponentHealth> {
    const [row] = await this.database.query<[{ waiting: number; lag: number }]>(
      `SELECT count(*)::int AS waiting,
              coalesce(extract(epoch FROM now() - min(created_at)), 0)::int AS lag
       FROM mail_outbox WHERE status = 'WAITING'`,
    );
    if (row.lag <= LONGEST_LAG_SECONDS) return { status: 'up' };
    const message = `${row.waiting} mails wait, the oldest for ${row.lag} s: the mail server does not take them, or no worker runs.`;
    return { status: 'degraded', message };
  }
}
