import { randomUUID } from 'node:crypto';
import type { Inspection, Mapping, RememberedMapping, SuggestedMapping } from '@etl-studio/contracts';
import { startTestApp, type TestApp, type TestClient } from '../testing';
import { MappingMemory } from './mapping-memory';

const MAPPING: Mapping = {
  date: { source: 'Day', format: 'DD/MM/YYYY' },
  campaign: { source: 'Campaign' },
  channel: { constant: 'Paid social' },
  spend: { source: 'Net', decimal: '.' },
};

let api: TestApp;
let member: TestClient;
beforeAll(async () => {
  api = await startTestApp();
  member = await api.as('MEMBER');
});
afterAll(() => api.close());

interface Uploaded {
  runId: string;
  inspection: Inspection;
}

async function newDataset(client: TestClient): Promise<string> {
  return (await client.post('/api/datasets', { name: `Ads ${randomUUID()}` })).body.id as string;
}

async function uploaded(
  client: TestClient,
  datasetId: string,
  name: string,
  lines: string[],
): Promise<Uploaded> {
  const url = `/api/datasets/${datasetId}/uploads?allowDuplicate=true`;
  const { status, body } = await client.upload(url, name, `${lines.join('\n')}\n`);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return { runId: (body.run as { id: string }).id, inspection: body.inspection as Inspection };
}

/** A new dataset's file that is imported with the mapping. */
async function imported(
  client: TestClient,
  name: string,
  lines: string[],
  mapping: Mapping,
): Promise<string> {
  const datasetId = await newDataset(client);
  const { runId } = await uploaded(client, datasetId, name, lines);
  await client.put(`/api/datasets/${datasetId}/schema`, { mapping, rules: {} });
  const { status, body } = await client.post(`/api/runs/${runId}/start`, {});
  if (status !== 202) throw new Error(JSON.stringify(body));
  return datasetId;
}

function settings(suggested: SuggestedMapping): Mapping {
  return Object.fromEntries(
    Object.entries(suggested).map(([field, { source, constant, format, decimal }]) => [
      field,
      JSON.parse(JSON.stringify({ source, constant, format, decimal })),
    ]),
  );
}

describe('a file with columns that were imported before', () => {
  const HEADER = 'Day,Campaign,Net,Clicks,Gross';
  let datasetId: string;
  beforeAll(async () => {
    datasetId = await imported(member, 'meta-june.csv', [HEADER, '03/04/2026,A,1.50,7,2.50'], MAPPING);
  });

  it('is mapped as it was then, in another dataset and with its columns in another order', async () => {
    const { runId, inspection } = await uploaded(member, await newDataset(member), 'meta-july.csv', [
      'gross,clicks,net,campaign,day',
      '3.50,8,2.25,A,05/06/2026',
    ]);
    expect(settings(inspection.suggestedMapping)).toEqual({
      date: { source: 'day', format: 'DD/MM/YYYY' },
      campaign: { source: 'campaign' },
      channel: { constant: 'Paid social' },
      spend: { source: 'net', decimal: '.' },
    });
    expect(inspection.preview[0]?.record).toMatchObject({ date: '2026-06-05', spend: '2.25' });
    expect((await member.get(`/api/runs/${runId}/inspection`)).body).toEqual(inspection);
  });

  it('is told what it is mapped after: file, day and person', async () => {
    const { inspection } = await uploaded(member, await newDataset(member), 'meta-july.csv', [
      HEADER,
      '05/06/2026,A,1.50,7,2.50',
    ]);
    const me = (await member.get('/api/auth/me')).body.user as { name: string };
    const { reason, confidence, rememberedFrom } = inspection.suggestedMapping.spend ?? {};
    expect(reason).toContain('As in the last import with these columns, “meta-june.csv”');
    expect(reason).toContain(`${new Date().getUTCFullYear()}, by ${me.name}.`);
    expect(confidence).toBe(1);
    expect(rememberedFrom).toMatchObject({
      kind: 'import',
      datasetId,
      fileName: 'meta-june.csv',
      by: me.name,
    });
  });

  it('asks no second time how to read a column, but believes a file that proves otherwise', async () => {
    const target = await newDataset(member);
    const open = await uploaded(member, target, 'open.csv', [HEADER, '05/06/2026,A,1.50,7,2.50']);
    expect(open.inspection.suggestedMapping.date).toMatchObject({ format: 'DD/MM/YYYY', ambiguous: null });
    const proved = await uploaded(member, target, 'proved.csv', [HEADER, '05/16/2026,A,1.50,7,2.50']);
    expect(proved.inspection.suggestedMapping.date).toMatchObject({
      format: 'MM/DD/YYYY',
      ambiguous: null,
      reason: expect.stringContaining('read as MM/DD/YYYY, not DD/MM/YYYY'),
    });
  });

  it('is another file when a column is missing or one came along', async () => {
    const target = await newDataset(member);
    for (const header of ['Day,Campaign,Net,Clicks', `${HEADER},Reach`]) {
      const { inspection } = await uploaded(member, target, 'other.csv', [
        header,
        header.replaceAll(/\w+/g, '1'),
      ]);
      expect(inspection.suggestedMapping.channel).toBeUndefined();
    }
  });

  it('can be asked about by its columns alone', async () => {
    const url = `/api/datasets/${await newDataset(member)}/remembered-mapping`;
    const { body } = await member.post(url, { columns: HEADER.split(',') });
    expect(body.remembered).toMatchObject({ kind: 'import', mapping: MAPPING, fileName: 'meta-june.csv' });
    expect((await member.post(url, { columns: ['Day'] })).body).toEqual({ remembered: null });
    expect((await member.post(url, { columns: 'Day' })).status).toBe(400);
  });

  it('is unknown in another organization', async () => {
    const stranger = await api.stranger();
    const target = await newDataset(stranger);
    const { inspection } = await uploaded(stranger, target, 'x.csv', [HEADER, '05/06/2026,A,1.50,7,2.50']);
    expect(inspection.suggestedMapping.channel).toBeUndefined();
    const columns = HEADER.split(',');
    const { body } = await stranger.post(`/api/datasets/${target}/remembered-mapping`, { columns });
    expect(body).toEqual({ remembered: null });
    expect((await stranger.post(`/api/datasets/${datasetId}/remembered-mapping`, { columns })).status).toBe(
      404,
    );
  });

  it('is mapped as before also after the dataset is gone', async () => {
    const header = 'Day,Campaign,Net,Gone';
    const gone = await imported(member, 'gone.csv', [header, '03/04/2026,A,1.50,7'], MAPPING);
    await api.dataSource.query(`UPDATE import_run SET status = 'CANCELLED' WHERE dataset_id = $1`, [gone]);
    expect((await (await api.as('ADMIN')).delete(`/api/datasets/${gone}`)).status).toBe(204);
    const url = `/api/datasets/${await newDataset(member)}/remembered-mapping`;
    const { remembered } = (await member.post(url, { columns: header.split(',') })).body;
    expect(remembered as RememberedMapping).toMatchObject({
      mapping: MAPPING,
      datasetId: null,
      datasetName: null,
      runId: null,
      fileName: 'gone.csv',
    });
  });
});

describe('what is remembered of a mapping', () => {
  it('is that of one of the runs where several start at once', async () => {
    const lines = ['Day,Campaign,Net,Many', '03/04/2026,A,1.50,7'];
    const channels = Array.from({ length: 4 }, (_, i) => `Channel ${i}`);
    await Promise.all(
      channels.map((constant, i) =>
        imported(member, `many-${i}.csv`, lines, { ...MAPPING, channel: { constant } }),
      ),
    );
    const { inspection } = await uploaded(member, await newDataset(member), 'next.csv', lines);
    const { constant, rememberedFrom } = inspection.suggestedMapping.channel ?? {};
    expect(channels).toContain(constant);
    expect(rememberedFrom?.fileName).toBe(`many-${channels.indexOf(constant ?? '')}.csv`);
  });

  it('is kept with the start of the run, or neither is', async () => {
    const datasetId = await newDataset(member);
    const { runId } = await uploaded(member, datasetId, 'a.csv', ['Day,Campaign,Net', '03/04/2026,A,1.50']);
    await member.put(`/api/datasets/${datasetId}/schema`, { mapping: MAPPING, rules: {} });
    const memory = api.app.get(MappingMemory, { strict: false });
    const failing = jest.spyOn(memory, 'remember').mockRejectedValue(new Error('The disk is full'));
    expect((await member.post(`/api/runs/${runId}/start`, {})).status).toBe(500);
    failing.mockRestore();
    expect((await member.get(`/api/runs/${runId}`)).body.status).toBe('DRAFT');
  });

  it('is no constant date: that is of one file', async () => {
    const mapping: Mapping = { ...MAPPING, date: { constant: '2026-05-31' } };
    await imported(member, 'may.csv', ['Campaign,Net,Total', 'A,1.50,2.50'], mapping);
    const { inspection } = await uploaded(member, await newDataset(member), 'june.csv', [
      'Campaign,Net,Total',
      'A,1.50,2.50',
    ]);
    expect(inspection.suggestedMapping.date).toBeUndefined();
    expect(inspection.suggestedMapping.channel).toMatchObject({ constant: 'Paid social' });
  });

  it('is nothing of a table without a header, whose names say nothing', async () => {
    const mapping: Mapping = {
      date: { source: 'Column 1' },
      campaign: { source: 'Column 2' },
      channel: { constant: 'Radio' },
      spend: { source: 'Column 3' },
    };
    const rows = ['2026-05-01,A,1.50', '2026-05-02,B,2.50', '2026-05-03,C,3.50'];
    await imported(member, 'bare.csv', rows, mapping);
    const { inspection } = await uploaded(member, await newDataset(member), 'bare-too.csv', rows);
    expect(inspection.suggestedMapping.channel).toBeUndefined();
  });
});

describe('the active mapping of a dataset', () => {
  const ACTIVE: Mapping = { ...MAPPING, channel: { constant: 'Affiliates' } };

  it('comes first where the file has its columns, whatever others it has', async () => {
    const datasetId = await newDataset(member);
    await uploaded(member, datasetId, 'a.csv', ['Day,Campaign,Net', '03/04/2026,A,1.50']);
    await member.put(`/api/datasets/${datasetId}/schema`, { mapping: ACTIVE, rules: {} });
    const { inspection } = await uploaded(member, datasetId, 'b.csv', [
      'Day,Campaign,Net,Clicks,Gross',
      '03/04/2026,A,1.50,7,2.50',
    ]);
    expect(inspection.suggestedMapping.channel).toMatchObject({
      constant: 'Affiliates',
      reason: expect.stringContaining('As in schema version 1 of this dataset'),
      rememberedFrom: { kind: 'dataset', datasetId, schemaVersion: 1 },
    });
  });

  it('gives way where it was used for other columns and just these were mapped otherwise', async () => {
    const header = ['Day,Campaign,Net,Other', '03/04/2026,A,1.50,x'];
    const datasetId = await imported(member, 'first.csv', header, MAPPING);
    const second = await uploaded(member, datasetId, 'second.csv', ['Day,Campaign,Net', '03/04/2026,A,1.50']);
    await member.put(`/api/datasets/${datasetId}/schema`, { mapping: ACTIVE, rules: {} });
    await member.post(`/api/runs/${second.runId}/start`, {});
    const { inspection } = await uploaded(member, datasetId, 'third.csv', header);
    expect(inspection.suggestedMapping.channel).toMatchObject({ constant: 'Paid social' });
  });

  it('is no help where the file lacks a column of it', async () => {
    const datasetId = await newDataset(member);
    await uploaded(member, datasetId, 'a.csv', ['Day,Campaign,Net', '03/04/2026,A,1.50']);
    await member.put(`/api/datasets/${datasetId}/schema`, { mapping: ACTIVE, rules: {} });
    const { inspection } = await uploaded(member, datasetId, 'b.csv', [
      'Day,Campaign,Cost',
      '03/04/2026,A,1.50',
    ]);
    expect(inspection.suggestedMapping.channel).toBeUndefined();
    expect(inspection.suggestedMapping.spend).toMatchObject({ source: 'Cost' });
  });
});
