import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { draftOf, generatedCsv, runWhen, startTestApp, startWorker, type TestApp } from '../../testing';

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: { key: string; value: { intValue?: string | number; stringValue?: string } }[];
}

interface Payload {
  resourceSpans: { scopeSpans: { spans: Span[] }[] }[];
}

/** A collector that speaks OTLP over HTTP, as far as it takes spans in. */
class Collector {
  readonly texts: string[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Collector> {
    const server = createServer((request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        if (request.url === '/v1/traces') collector.texts.push(Buffer.concat(pieces).toString());
        response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
      });
    });
    const collector = new Collector(server);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return collector;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  spans(traceId: string): Span[] {
    return this.texts
      .flatMap((text) => (JSON.parse(text) as Payload).resourceSpans)
      .flatMap(({ scopeSpans }) => scopeSpans)
      .flatMap(({ spans }) => spans)
      .filter((span) => span.traceId === traceId);
  }

  /** The trace's spans once there are these among them; what there is otherwise, after a while. */
  async spansWith(traceId: string, names: readonly string[]): Promise<Span[]> {
    const deadline = performance.now() + 20_000;
    for (;;) {
      const spans = this.spans(traceId);
      const all = names.every((name) => spans.some((span) => span.name === name));
      if (all || performance.now() > deadline) return spans;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';
const START = 'POST /api/runs/:runId/start';

/** Uploads and starts a file in the caller's trace; resolves when it is imported. */
async function importIn(api: TestApp, env: Record<string, string>) {
  const member = await api.as('MEMBER');
  const draft = await draftOf(member, generatedCsv(20, { seed: 1 }).text);
  const worker = await startWorker(api, env);
  const started = await member.post(
    `/api/runs/${draft.id}/start`,
    {},
    {
      headers: { traceparent: `00-${TRACE}-${CALLER}-01` },
    },
  );
  expect(started.status).toBe(202);
  const run = await runWhen(member, draft.id, ({ status }) => status === 'SUCCEEDED');
  return { run, worker };
}

describe('tracing', () => {
  it('tells of an import in one trace, from the caller to COPY, and names nothing', async () => {
    const collector = await Collector.start();
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
    const api = await startTestApp({ env });
    try {
      const { run, worker } = await importIn(api, env);
      const chain = [START, 'queue.add', 'run.attempt', 'run.load'];
      const spans = await collector.spansWith(TRACE, [...chain, 'run.publish']);
      const named = (name: string) => spans.find((span) => span.name === name);
      expect(spans.map(({ name }) => name).sort()).toEqual([...chain, 'run.publish'].sort());
      const parents = chain.map((name) => named(name)?.parentSpanId);
      expect(parents).toEqual([CALLER, ...chain.slice(0, -1).map((name) => named(name)?.spanId)]);
      expect(named('run.publish')?.parentSpanId).toBe(named('run.attempt')?.spanId);
      const rows = named('run.load')?.attributes.find(({ key }) => key === 'run.rows')?.value.intValue;
      expect(Number(rows)).toBe(20);

      const told = collector.texts.join();
      for (const secret of [run.id, run.orgId, run.datasetId, run.fileName, 'member@demo.test'])
        expect(told).not.toContain(secret);
      await worker.stop();
    } finally {
      await api.close();
      collector.close();
    }
  }, 90_000);

  it('stays out of the way when its collector is away', async () => {
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' };
    const api = await startTestApp({ env });
    const { worker } = await importIn(api, env);
    expect(await worker.stop()).toBe(0);
    await api.close();
  }, 90_000);

  it('leaves nothing with a run where it is off', async () => {
    const api = await startTestApp();
    const { run, worker } = await importIn(api, {});
    const kept = await api.dataSource.query('SELECT traceparent FROM import_run WHERE id = $1', [run.id]);
    expect(kept).toEqual([{ traceparent: null }]);
    await worker.stop();
    await api.close();
  }, 90_000);
});
