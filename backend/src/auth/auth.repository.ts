import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull, Not } from 'typeorm';
import { UserSessionEntity } from './user-session.entity';
import { UserEntity } from './user.entity';

const IDLE_LIFE = '7 days';
const WHOLE_LIFE = '30 days';
/** A session is marked as seen no more often than this. */
const SEEN_EVERY_MS = 60_000;

const LIVE = `session.ended_at IS NULL AND session.expires_at > now() AND session.last_seen_at > now() - :idle::interval`;

/** People and their sessions. */
@Injectable()
export class AuthRepository {
  constructor(private readonly dataSource: DataSource) {}

  transaction<T>(work: (transaction: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(work);
  }

  userByEmail(email: string): Promise<UserEntity | null> {
    return this.dataSource
      .createQueryBuilder(UserEntity, 'person')
      .where('lower(person.email) = lower(:email)', { email })
      .getOne();
  }

  user(id: string): Promise<UserEntity> {
    return this.dataSource.manager.findOneByOrFail(UserEntity, { id });
  }

  async createUser(
    transaction: EntityManager,
    values: Pick<UserEntity, 'email' | 'name' | 'passwordHash'>,
  ): Promise<string> {
    const { id } = await transaction.save(transaction.create(UserEntity, values));
    return id;
  }

  async setPassword(transaction: EntityManager, userId: string, passwordHash: string): Promise<void> {
    await transaction.update(UserEntity, { id: userId }, { passwordHash });
  }

  /** Neither the password nor any session opens the account any longer. */
  async shutOut(transaction: EntityManager, userId: string): Promise<void> {
    await transaction.update(UserEntity, { id: userId }, { passwordHash: null });
    await transaction.update(UserSessionEntity, { userId, endedAt: IsNull() }, { endedAt: () => 'now()' });
  }

  async startSession(transaction: EntityManager, userId: string, tokenHash: Buffer): Promise<void> {
    await transaction.query(
      'INSERT INTO user_session (user_id, token_hash, expires_at) VALUES ($1, $2, now() + $3::interval)',
      [userId, tokenHash, WHOLE_LIFE],
    );
  }

  /** The live session with this token, with its user; also notes that it was used. */
  async useSession(tokenHash: Buffer): Promise<UserSessionEntity | null> {
    const session = await this.dataSource
      .createQueryBuilder(UserSessionEntity, 'session')
      .innerJoinAndSelect('session.user', 'person')
      .where(`session.token_hash = :tokenHash AND ${LIVE}`, { tokenHash, idle: IDLE_LIFE })
      .getOne();
    if (session && Date.now() - session.lastSeenAt.getTime() > SEEN_EVERY_MS) {
      await this.dataSource.query('UPDATE user_session SET last_seen_at = now() WHERE id = $1', [session.id]);
    }
    return session;
  }

  isLive(sessionId: string): Promise<boolean> {
    return this.dataSource
      .createQueryBuilder(UserSessionEntity, 'session')
      .where(`session.id = :sessionId AND ${LIVE}`, { sessionId, idle: IDLE_LIFE })
      .getExists();
  }

  async endSession(transaction: EntityManager, tokenHash: Buffer): Promise<void> {
    await transaction.update(UserSessionEntity, { tokenHash, endedAt: IsNull() }, { endedAt: () => 'now()' });
  }

  async endOtherSessions(transaction: EntityManager, userId: string, sessionId: string): Promise<void> {
    const others = { userId, id: Not(sessionId), endedAt: IsNull() };
    await transaction.update(UserSessionEntity, others, { endedAt: () => 'now()' });
  }
}
