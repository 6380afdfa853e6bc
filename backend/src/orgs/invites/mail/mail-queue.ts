import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Role } from '@etl-studio/contracts';

/** A mail that is this process's to send, until its hold is over. */
export interface WaitingMail {
  invite_id: string;
  attempts: number;
  /** Sealed. */
  link: Buffer;
  email: string;
  role: Role;
  org_name: string;
  invited_by: string;
  expires_at: Date;
}

/** Longer than one try may take: a process that died gives its mail up. */
const HOLD = '2 minutes';

/** Takes mails that are due, and notes what became of them; a link that is no longer needed is gone. */
@Injectable()
export class MailQueue {
  constructor(private readonly database: DataSource) {}

  async take(): Promise<WaitingMail | null> {
    const [mail] = await this.database.query<WaitingMail[]>(TAKE);
    return mail ?? null;
  }

  async sent(mail: WaitingMail): Promise<void> {
    await this.settle(mail, "status = 'SENT', link = NULL");
  }

  async givenUp(mail: WaitingMail): Promise<void> {
    await this.settle(mail, "status = 'FAILED', link = NULL");
  }

  async retryLater(mail: WaitingMail, seconds: number): Promise<void> {
    await this.settle(mail, 'due_at = now() + make_interval(secs => $3)', [seconds]);
  }

  /** Gives up what nobody could accept any more. */
  async giveUpExpired(): Promise<void> {
    await this.database.query(
      `UPDATE mail_outbox m SET status = 'FAILED', link = NULL
       FROM invite i WHERE i.id = m.invite_id AND m.status = 'WAITING' AND i.expires_at <= now()`,
    );
  }

  // Only while nobody else has taken it over.
  private async settle(
    { invite_id, attempts }: WaitingMail,
    set: string,
    rest: unknown[] = [],
  ): Promise<void> {
    const sql = `UPDATE mail_outbox SET ${set} WHERE invite_id = $1 AND attempts = $2 AND status = 'WAITING'`;
    await this.database.query(sql, [invite_id, attempts, ...rest]);
  }
}

const TAKE = `
  WITH due AS (
    SELECT m.invite_id FROM mail_outbox m JOIN invite i ON i.id = m.invite_id
    WHERE m.status = 'WAITING' AND m.due_at <= now() AND i.expires_at > now()
    ORDER BY m.due_at LIMIT 1 FOR UPDATE OF m SKIP LOCKED
  ), taken AS (
    UPDATE mail_outbox m SET attempts = m.attempts + 1, due_at = now() + interval '${HOLD}'
    FROM due WHERE m.invite_id = due.invite_id
    RETURNING m.invite_id, m.attempts, m.link
  )
  SELECT taken.*, i.email, i.role, i.expires_at, o.name AS org_name, u.name AS invited_by
  FROM taken JOIN invite i ON i.id = taken.invite_id JOIN organization o ON o.id = i.org_id
       JOIN app_user u ON u.id = i.created_by`;
