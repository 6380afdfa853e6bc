import { randomUUID } from 'node:crypto';
import { eachOf } from '../waiting.mjs';

/** A password takes its time to be hashed: many at once keep everybody waiting. */
const AT_ONCE = 4;

/** Adds members to the demo's organization, and signs them in. @param {import('./stage.mjs').Stage} stage */
export async function addPeople(stage, workload, count) {
  const emails = Array.from({ length: count }, () => `${randomUUID()}@demo.test`);
  await workload.rows(
    `WITH person AS (
       INSERT INTO app_user (email, name, password_hash)
       SELECT email, 'Member', (SELECT password_hash FROM app_user WHERE email = 'member@demo.test')
       FROM unnest($1::text[]) AS email RETURNING id
     )
     INSERT INTO membership (org_id, user_id, role) SELECT $2, id, 'MEMBER' FROM person`,
    [emails, workload.client.orgId],
  );
  return eachOf(emails, AT_ONCE, (email) => stage.client(email));
}
