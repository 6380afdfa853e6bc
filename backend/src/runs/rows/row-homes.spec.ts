import { deservesOwnTables, recordsOf, rowErrorsOf, tableOf } from './row-homes';

const home = {
  orgId: '11111111-1111-4111-8111-111111111111',
  runId: '22222222-2222-4222-8222-222222222222',
  epoch: 12,
  ownTables: true,
};

describe('where rows lie', () => {
  it('is a shared table for small runs', () => {
    const shared = { ...home, ownTables: false };
    expect(deservesOwnTables(1_000)).toBe(false);
    expect([tableOf('record', shared), recordsOf(shared), rowErrorsOf(shared)]).toEqual([
      'import_record',
      'import_record',
      'import_row_error',
    ]);
  });

  it('is a table named after run and epoch for large ones', () => {
    expect(deservesOwnTables(1_000_000)).toBe(true);
    expect(tableOf('row_error', home)).toBe('run_tables.row_error_22222222222242228222222222222222_12');
    expect(recordsOf(home)).toMatch(
      /^\(SELECT .* AS org_id, .* AS run_id, 12 AS epoch, own\.\* FROM .*\) AS import_record$/,
    );
  });

  it.each([
    { runId: "22222222-2222-4222-8222-222222222222'; DROP TABLE import_run; --" },
    { orgId: "' OR true --" },
    { epoch: 1.5 },
    { epoch: Number.NaN },
  ])('is never made of anything but ids and epochs: %j', (over) => {
    expect(() => recordsOf({ ...home, ...over })).toThrow(/^Not an/);
  });
});
