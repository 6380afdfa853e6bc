import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** Who people are with other providers. */
@Injectable()
export class IdentitiesRepository {
  constructor(private readonly dataSource: DataSource) {}

  async userOf(issuer: string, subject: string): Promise<string | null> {
    const [row] = await this.dataSource.query<{ user_id: string }[]>(
      'SELECT user_id FROM user_identity WHERE issuer = $1 AND subject = $2',
      [issuer, subject],
    );
    return row?.user_id ?? null;
  }

  /** False where the person, or the identity, is linked with another one by now. */
  async link(transaction: EntityManager, userId: string, issuer: string, subject: string): Promise<boolean> {
    const rows = await transaction.query<unknown[]>(
      `WITH linked AS (
         INSERT INTO user_identity (issuer, subject, user_id) VALUES ($1, $2, $3)
         ON CONFLICT DO NOTHING RETURNING 1
       ) SELECT FROM linked`,
      [issuer, subject, userId],
    );
    return rows.length > 0;
  }
}
