import { startTestApp, type TestApp, type TestClient } from '../../testing';
import { insertDataset, insertRun } from '../../testing/run-fixture';

const EPOCH = 4;

let api: TestApp;
let owner: TestClient;
let orgId: string;
let datasetId: string;

beforeAll(async () => {
  api = await startTestApp();
  owner = await api.as('MEMBER');
  orgId = owner.orgId!;
  datasetId = await insertDataset(api.dataSource, orgId);
});
afterAll(() => api.close());

interface Row {
  rowNumber: number;
}

describe('row errors of a run', () => {
  let faulty: string;

  beforeAll(async () => {
    const csv = 'Date,__proto__,Cost\n2026-03-01,x,abc\n,y,-5\n';
    faulty = await insertRun(api.dataSource, { orgId, datasetId, csv, epoch: EPOCH });
    const insert = (
      epoch: number,
      row: number,
      codes: string[],
      fields: (string | null)[],
      values: (string | null)[],
      cells: string[],
    ) =>
      api.dataSource.query(
        `INSERT INTO import_row_error (org_id, run_id, epoch, row_number, line, byte_offset, codes, fields, columns, messages, raw_values, cells)
         VALUES ($1, $2, $3, $4, $5, 0, $6, $7, $8, $9, $10, $11)`,
        [
          orgId,
          faulty,
          epoch,
          row,
          row + 1,
          codes,
          fields,
          fields.map((field) => field && 'Cost'),
          codes.map((code) => `About ${code}.`),
          values,
          cells,
        ],
      );
    await insert(EPOCH, 1, ['invalid_number'], ['spend'], ['abc'], ['2026-03-01', '=x', 'abc']);
    await insert(EPOCH, 2, ['required', 'negative_value'], ['date', 'spend'], ['', '-5'], ['', 'y', '-5']);
    await insert(EPOCH, 7, ['invalid_number'], ['spend'], ['abc'], ['2026-03-01', 'z', 'abc']);
    await insert(EPOCH, 9, ['too_many_fields'], [null], [null], ['a', 'b', 'c', 'd"e']);
    await insert(EPOCH - 1, 50, ['required'], ['date'], [''], ['', '', '']);
  });

  it('are those of the published attempt, with their raw cells by column', async () => {
    const { body } = await owner.get(`/api/runs/${faulty}/errors`);
    expect(body.total).toBe(4);
    expect(body.items[1]).toMatchObject({
      rowNumber: 2,
      line: 3,
      errors: [
        { code: 'required', field: 'date', column: 'Cost', message: 'About required.', value: '' },
        { code: 'negative_value', field: 'spend', value: '-5' },
      ],
      mend: null,
    });
    expect(Object.entries(body.items[0].row)).toEqual([
      ['Date', '2026-03-01'],
      ['__proto__', '=x'],
      ['Cost', 'abc'],
    ]);
    expect(body.items[3]).toMatchObject({
      errors: [{ field: null, column: null, value: null }],
      row: { 'Column 4': 'd"e' },
    });
  });

  it.each([
    ['code=invalid_number', [1, 7]],
    ['code=required&field=date', [2]],
    ['code=required&field=spend', []],
    ['field=spend', [1, 2, 7]],
    ['limit=2&offset=1', [2, 7]],
    ['q=D%22E', [9]],
    ['q=2026-03&field=spend', [1, 7]],
    ['q=%25', []],
    ['q=_', []],
    ['before=7', [1, 2]],
    ['before=7&code=invalid_number', [1]],
  ])('with %s are rows %j', async (query, expected) => {
    const { body } = await owner.get(`/api/runs/${faulty}/errors?${query}`);
    expect(body.items.map((row: Row) => row.rowNumber)).toEqual(expected);
  });

  it('say with before how many of the list stand above a row', async () => {
    const { body } = await owner.get(`/api/runs/${faulty}/errors?q=2026&before=7&limit=1`);
    expect(body).toMatchObject({ total: 1, items: [{ rowNumber: 1 }] });
  });

  it('page by cursor', async () => {
    const first = await owner.get(`/api/runs/${faulty}/errors?limit=3`);
    const second = await owner.get(`/api/runs/${faulty}/errors?limit=3&cursor=${first.body.nextCursor}`);
    expect(second.body.items.map((row: Row) => row.rowNumber)).toEqual([9]);
    expect(second.body.nextCursor).toBeNull();
  });

  it('are grouped by cause and equal value', async () => {
    const { body } = await owner.get(`/api/runs/${faulty}/errors/groups`);
    expect(body).toHaveLength(4);
    expect(body[0]).toEqual({
      code: 'invalid_number',
      field: 'spend',
      value: 'abc',
      count: 2,
      sampleRows: [1, 7],
    });
    expect(body).toContainEqual({
      code: 'too_many_fields',
      field: null,
      value: null,
      count: 1,
      sampleRows: [9],
    });
  });

  it.each(['code=bad', 'field=bad', 'cursor=e30', 'before=0', 'before=1.5', `q=${'x'.repeat(201)}`])(
    'refuse ?%s, naming the parameter',
    async (query) => {
      const { body } = await owner.get(`/api/runs/${faulty}/errors?${query}`);
      expect(body).toMatchObject({
        status: 400,
        code: 'invalid_request',
        errors: [{ path: query.split('=')[0] }],
      });
    },
  );

  it('are exported with the original columns, row number and reasons', async () => {
    const answer = await owner.get(`/api/runs/${faulty}/errors/export`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.body).toBe(
      [
        'Date,__proto__,Cost,_extra,_row,_errors',
        `2026-03-01,'=x,abc,,1,Cost: About invalid_number.`,
        ',y,-5,,2,Cost: About required.; Cost: About negative_value.',
        '2026-03-01,z,abc,,7,Cost: About invalid_number.',
        'a,b,c,"d""e",9,too_many_fields: About too_many_fields.',
        '',
      ].join('\n'),
    );
    const filtered = await owner.get(`/api/runs/${faulty}/errors/export?code=required`);
    expect(filtered.body.trim().split('\n')).toHaveLength(2);
    const searched = await owner.get(`/api/runs/${faulty}/errors/export?q=Z`);
    expect(searched.body.trim().split('\n').slice(1)).toEqual([expect.stringContaining(',z,abc,7,')]);
  });
});
