import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Role } from '@etl-studio/contracts';
import { hashPassword } from './auth';

const ORGANIZATION = 'Demo organization';
const PASSWORD = 'etl-studio-demo';
const PEOPLE: readonly { email: string; name: string; role: Role }[] = [
  { email: 'owner@demo.test', name: 'Olivia Owner', role: 'OWNER' },
  { email: 'admin@demo.test', name: 'Adam Admin', role: 'ADMIN' },
  { email: 'member@demo.test', name: 'Mia Member', role: 'MEMBER' },
];

/** Makes the demo's people and organization where they are missing; a second run changes nothing. */
export async function seedDemo(transaction: EntityManager): Promise<void> {
  // Two processes may be started at the same time.
  await transaction.query(`SELECT pg_advisory_xact_lock(hashtext('demo'))`);
  const emails = PEOPLE.map(({ email }) => email);
  const [seeded] = await transaction.query<unknown[]>('SELECT 1 FROM app_user WHERE email = ANY($1)', [
    emails,
  ]);
  if (seeded) return;
  const orgId = randomUUID();
  await transaction.query('INSERT INTO organization (id, name) VALUES ($1, $2)', [orgId, ORGANIZATION]);
  for (const { email, name, role } of PEOPLE) {
    const userId = randomUUID();
    await transaction.query('INSERT INTO app_user (id, email, name, password_hash) VALUES ($1, $2, $3, $4)', [
      userId,
      email,
      name,
      await hashPassword(PASSWORD),
    ]);
    await transaction.query('INSERT INTO membership (org_id, user_id, role) VALUES ($1, $2, $3)', [
      orgId,
      userId,
      role,
    ]);
  }
}
