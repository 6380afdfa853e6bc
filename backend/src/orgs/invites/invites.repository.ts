import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { InviteMail, Role } from '@etl-studio/contracts';

export interface InviteRow {
  id: string;
  org_id: string;
  org_name: string;
  email: string;
  role: Role;
  created_by: string;
  created_by_name: string;
  created_at: Date;
  expires_at: Date;
  mail: InviteMail | null;
}

export interface InviteValues {
  email: string;
  role: Role;
  tokenHash: Buffer;
  createdBy: string;
}

const LIFE = '7 days';

/** Invites that were neither accepted nor withdrawn, expired ones included. */
@Injectable()
export class InvitesRepository {
  constructor(private readonly database: DataSource) {}

  list(orgId: string): Promise<InviteRow[]> {
    return this.database.query<InviteRow[]>(`${INVITES} WHERE i.org_id = $1`, [orgId]);
  }

  async find(transaction: EntityManager, orgId: string, id: string): Promise<InviteRow | null> {
    const rows = await transaction.query<InviteRow[]>(`${INVITES} WHERE i.org_id = $1 AND i.id = $2`, [
      orgId,
      id,
    ]);
    return rows[0] ?? null;
  }

  async ofEmail(transaction: EntityManager, orgId: string, email: string): Promise<InviteRow | null> {
    const rows = await transaction.query<InviteRow[]>(
      `${INVITES} WHERE i.org_id = $1 AND lower(i.email) = lower($2)`,
      [orgId, email],
    );
    return rows[0] ?? null;
  }

  /** The invite with this token, while it can be accepted. */
  async ofToken(tokenHash: Buffer): Promise<InviteRow | null> {
    const rows = await this.database.query<InviteRow[]>(
      `${INVITES} WHERE i.token_hash = $1 AND i.expires_at > now()`,
      [tokenHash],
    );
    return rows[0] ?? null;
  }

  /** Whether anybody invites this email, to whichever organization. */
  async isInvited(email: string): Promise<boolean> {
    const rows = await this.database.query<unknown[]>(
      'SELECT FROM invite WHERE lower(email) = lower($1) AND expires_at > now() LIMIT 1',
      [email],
    );
    return rows.length > 0;
  }

  async create(transaction: EntityManager, orgId: string, values: InviteValues): Promise<string> {
    const { email, role, tokenHash, createdBy } = values;
    const [row] = await transaction.query<[{ id: string }]>(
      `INSERT INTO invite (org_id, email, role, token_hash, created_by, expires_at)
       VALUES ($1, $2, $3, $4, $5, now() + $6::interval) RETURNING id`,
      [orgId, email, role, tokenHash, createdBy, LIFE],
    );
    return row.id;
  }

  /** False if the invite is gone or has expired: of two that accept it at once, one does. */
  async use(transaction: EntityManager, orgId: string, id: string): Promise<boolean> {
    const rows = await transaction.query<unknown[]>(
      `WITH used AS (DELETE FROM invite WHERE org_id = $1 AND id = $2 AND expires_at > now() RETURNING 1)
       SELECT FROM used`,
      [orgId, id],
    );
    return rows.length > 0;
  }

  async delete(transaction: EntityManager, orgId: string, id: string): Promise<void> {
    await transaction.query('DELETE FROM invite WHERE org_id = $1 AND id = $2', [orgId, id]);
  }

  /** Withdraws what somebody may no longer grant: invites by them to any of these roles. */
  async withdraw(transaction: EntityManager, orgId: string, userId: string, roles: Role[]): Promise<void> {
    await transaction.query('DELETE FROM invite WHERE org_id = $1 AND created_by = $2 AND role = ANY ($3)', [
      orgId,
      userId,
      roles,
    ]);
  }
}

const INVITES = `
  SELECT i.id, i.org_id, o.name AS org_name, i.email, i.role, i.created_by, u.name AS created_by_name, i.created_at,
         i.expires_at, m.status AS mail
  FROM invite i JOIN organization o ON o.id = i.org_id JOIN app_user u ON u.id = i.created_by
       LEFT JOIN mail_outbox m ON m.invite_id = i.id`;
