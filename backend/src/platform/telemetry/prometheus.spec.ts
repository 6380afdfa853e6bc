import { registryOf } from './prometheus';

const gauge = { help: 'Some.', type: 'gauge' } as const;

describe('registryOf', () => {
  it('asks at every scrape', async () => {
    let open = 1;
    const registry = await registryOf([{ ...gauge, name: 'etl_open', read: () => open }]);
    expect(await registry.metrics()).toContain('etl_open 1\n');
    open = 3;
    expect(await registry.metrics()).toContain('etl_open 3\n');
  });

  it('tells counts as they are, however often they are asked for', async () => {
    const registry = await registryOf([
      { help: 'Some.', type: 'counter', name: 'etl_rows_total', read: () => 7 },
    ]);
    await registry.metrics();
    const text = await registry.metrics();
    expect(text).toContain('# TYPE etl_rows_total counter\netl_rows_total 7\n');
  });

  it('leaves values out that are gone', async () => {
    let runs: Record<string, number> = { waiting: 2, running: 1 };
    const registry = await registryOf([{ ...gauge, name: 'etl_runs', label: 'state', read: () => runs }]);
    expect(await registry.metrics()).toContain('etl_runs{state="running"} 1\n');
    runs = { waiting: 2 };
    const text = await registry.metrics();
    expect(text).toContain('etl_runs{state="waiting"} 2\n');
    expect(text).not.toContain('running');
  });

  it('tells the others when one fails', async () => {
    const registry = await registryOf([
      {
        ...gauge,
        name: 'etl_broken',
        read: () => {
          throw new Error('the database is away');
        },
      },
      { ...gauge, name: 'etl_gone', label: 'of', read: () => Promise.reject(new Error('away')) },
      { ...gauge, name: 'etl_open', read: () => 1 },
    ]);
    const text = await registry.metrics();
    expect(text).toMatch(/etl_broken nan\n/i);
    expect(text).not.toContain('etl_gone{');
    expect(text).toContain('etl_open 1\n');
  });
});
