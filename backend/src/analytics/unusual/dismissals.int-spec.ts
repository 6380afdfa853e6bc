import type { Anomalies, UnusualDayName } from '@etl-studio/contracts';
import { startTestApp, type TestApp, type TestClient } from '../../testing';
import { insertDatasetIn, insertLedgerRun } from '../../testing/ledger-fixture';

const SPIKE = '2026-03-15';
const DAYS = Array.from({ length: 31 }, (_, index) => `2026-03-${String(index + 1).padStart(2, '0')}`);
const FOUND: UnusualDayName = {
  date: SPIKE,
  channel: 'Meta',
  currency: 'EUR',
  metric: 'spend',
  direction: 'above',
};

let api: TestApp;
let member: TestClient;
let datasetId: string;
beforeAll(async () => {
  api = await startTestApp();
  member = await api.as('MEMBER');
  datasetId = await insertSpike(member.orgId!);
}, 60_000);
afterAll(() => api.close());

/** A month of which one day is far above the others. */
async function insertSpike(orgId: string): Promise<string> {
  const id = await insertDatasetIn(api.dataSource, orgId, 'EUR');
  await insertLedgerRun(api.dataSource, orgId, id, {
    mode: 'replace',
    publishedAt: 0,
    revertedAt: null,
    records: DAYS.map((date, index) => ({
      ...{ date, channel: 'Meta', campaign: 'Brand', currency: null, clicks: 10, conversions: '1' },
      spend: date === SPIKE ? '9000' : String(100 + (index % 5)),
    })),
  });
  return id;
}

async function ask(more = '', client = member): Promise<Anomalies> {
  const { status, body } = await client.get(`/api/analytics/anomalies?from=2026-03-01&to=2026-03-31${more}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body as Anomalies;
}
const dismiss = (body: object, client = member) => client.post('/api/analytics/anomalies/dismiss', body);
const restore = (body: object, client = member) => client.post('/api/analytics/anomalies/restore', body);

describe('an unusual day', () => {
  it('is told until somebody dismisses it, and then only to who asks for it, with the reason', async () => {
    const before = await ask();
    expect(before).toMatchObject({ items: [{ ...FOUND, dismissal: null }], dismissed: 0 });
    const { status, body } = await dismiss({ ...FOUND, reason: '  Black Friday ' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ reason: 'Black Friday', by: { id: member.userId } });
    expect(await ask()).toMatchObject({ items: [], dismissed: 1 });
    expect(await ask('&dismissed=true')).toMatchObject({
      items: [{ ...FOUND, dismissal: { reason: 'Black Friday', by: { id: member.userId } } }],
      dismissed: 1,
    });
  });

  it('is dismissed in whichever dataset it is seen, and for nobody else', async () => {
    expect((await ask(`&datasetId=${datasetId}`)).items).toEqual([]);
    const stranger = await api.stranger();
    await insertSpike(stranger.orgId!);
    expect((await ask('', stranger)).items).toMatchObject([{ ...FOUND, dismissal: null }]);
    expect((await restore(FOUND, stranger)).status).toBe(404);
    expect((await ask()).dismissed).toBe(1);
  });

  it('keeps the last reason it was dismissed with', async () => {
    await dismiss({ ...FOUND, reason: 'A campaign that was planned' });
    const { items } = await ask('&dismissed=true');
    expect(items.map(({ dismissal }) => dismissal?.reason)).toEqual(['A campaign that was planned']);
  });

  it('is told again once that is undone, and the log says who did what', async () => {
    expect((await restore(FOUND)).status).toBe(204);
    expect((await restore(FOUND)).status).toBe(404);
    expect(await ask()).toMatchObject({ items: [{ date: SPIKE, dismissal: null }], dismissed: 0 });
    const admin = await api.joined(member.orgId, 'ADMIN');
    const { body } = await admin.get(`/api/orgs/${member.orgId}/audit-events?resourceType=unusual_day`);
    expect(body.items).toMatchObject([
      { action: 'unusual_day.restored', resourceId: SPIKE, actor: { id: member.userId } },
      { action: 'unusual_day.dismissed', detail: { reason: 'A campaign that was planned', channel: 'Meta' } },
      { action: 'unusual_day.dismissed', detail: { reason: 'Black Friday', metric: 'spend' } },
    ]);
  });

  it('is not dismissed without a reason, or where it cannot be named', async () => {
    for (const body of [
      { ...FOUND, reason: ' ' },
      { ...FOUND, reason: 'x'.repeat(501) },
      { ...FOUND, reason: 'x', metric: 'cpc' },
      { ...FOUND, reason: 'x', date: '2026-02-30' },
      { ...FOUND, reason: 'x', channel: null },
    ]) {
      expect((await dismiss(body)).body).toMatchObject({ code: 'invalid_request' });
    }
    expect((await ask()).dismissed).toBe(0);
  });
});
