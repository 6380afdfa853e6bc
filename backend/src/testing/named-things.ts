import { randomUUID } from 'node:crypto';
import type { Run } from '@etl-studio/contracts';
import type { TestApp } from './test-app';
import type { TestClient } from './test-client';

/** One of everything that an address may name, by path parameter, in the owner's organization. */
export async function namedThings(
  api: TestApp,
  owner: TestClient,
  run: Run,
): Promise<Record<string, string>> {
  const org = `/api/orgs/${owner.orgId}`;
  const made = async (path: string, body: object): Promise<string> => (await owner.post(path, body)).body.id;
  return {
    orgId: owner.orgId ?? '',
    userId: (await api.joined(owner.orgId, 'MEMBER')).userId,
    datasetId: run.datasetId,
    runId: run.id,
    keyId: await made(`${org}/api-keys`, { name: 'Key', role: 'MEMBER' }),
    inviteId: await made(`${org}/invites`, { email: `${randomUUID()}@x.test`, role: 'MEMBER' }),
    webhookId: await made('/api/webhooks', { url: 'https://hooks.example' }),
    deliveryId: randomUUID(),
    version: '1',
    rowNumber: '1',
  };
}
