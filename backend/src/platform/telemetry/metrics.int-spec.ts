import {
  draftOf,
  generatedCsv,
  runWhen,
  started,
  startTestApp,
  startWorker,
  type TestApp,
} from '../../testing';
import { MetricsServer } from './metrics-server';

async function metricsAt(port: number | string | null | undefined): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    expect.stringContaining('text/plain'),
  ]);
  return answer.text();
}

/** Once they hold the text; what they are otherwise, after a while. */
async function metricsWith(port: string | undefined, text: string): Promise<string> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    const page = await metricsAt(port);
    if (page.includes(text) || performance.now() > deadline) return page;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('metrics', () => {
  let api: TestApp;
  beforeAll(async () => {
    api = await startTestApp({ env: { METRICS_PORT: '0' } });
  }, 60_000);
  afterAll(() => api.close());
  const port = () => api.app.get(MetricsServer).port;

  it('are served on a port of their own, and nothing else is', async () => {
    // Where a console is built it answers: its pages have addresses of their own making.
    const { body } = await api.anonymous().get('/metrics');
    expect(JSON.stringify(body)).not.toContain('process_resident_memory_bytes');
    expect((await fetch(`http://127.0.0.1:${port()}/api/health/live`)).status).toBe(404);
    expect(await metricsAt(port())).toContain('process_resident_memory_bytes');
  });

  it('tell of an import from the first ring to its rows', async () => {
    const member = await api.as('MEMBER');
    const draft = await draftOf(member, generatedCsv(20, { seed: 1 }).text);
    const runId = await started(member, draft);
    await api.dataSource.query(
      "UPDATE import_run SET queued_at = now() - interval '1 day', not_before = now() - interval '1 day' WHERE id = $1",
      [runId],
    );
    const before = await metricsAt(port());
    expect(before).toContain('etl_runs{state="waiting"} 1');
    expect(before).toMatch(/etl_oldest_wait_seconds\{of="run"\} 86[4-9]\d\d\b/);
    expect(before).toContain('etl_component_stuck{component="workers"} 1');
    expect(before).toContain('etl_event_streams 0');
    expect(before).toMatch(/etl_database_sessions\{state="waiting"\} \d/);

    const worker = await startWorker(api, { METRICS_PORT: '0' });
    const { validRows } = await runWhen(member, runId, ({ status }) => status === 'SUCCEEDED');
    await worker.said(/Metrics on port \d+/);
    const [, workersPort] = /Metrics on port (\d+)/.exec(worker.output()) ?? [];
    // The run is seen a moment before its worker has counted it.
    const ofWorker = await metricsWith(workersPort, 'etl_attempts 0');
    expect(ofWorker).toContain(`etl_imported_rows_total ${validRows}`);
    expect(ofWorker).toContain('etl_dead_letters_total 0');
    const after = await metricsAt(port());
    expect(after).toContain('etl_runs{state="waiting"} 0');
    expect(after).toContain('etl_component_stuck{component="workers"} 0');
    expect(after).toContain('etl_runs{state="dead_lettered"} 0');
    await api.dataSource.query("UPDATE import_run SET status = 'FAILED', dlq = true WHERE id = $1", [runId]);
    expect(await metricsAt(port())).toContain('etl_runs{state="dead_lettered"} 1');
    await worker.stop();
  }, 60_000);
});
