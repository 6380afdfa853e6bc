import type { Run } from '@etl-studio/contracts';
import type { TestClient } from './test-client';

export interface ReceivedEvent {
  event: string;
  id: string | null;
  data: Run;
  /** Milliseconds since the stream was opened. */
  after: number;
}

/** Reads server-sent events as a browser does. */
export class EventReader {
  readonly events: ReceivedEvent[] = [];
  private readonly opened = performance.now();

  private constructor(
    readonly headers: Headers,
    private readonly body: ReadableStreamDefaultReader<string>,
  ) {}

  static async open(
    client: TestClient,
    path: string,
    headers: Record<string, string> = {},
  ): Promise<EventReader> {
    const response = await client.raw('GET', path, { headers: { Accept: 'text/event-stream', ...headers } });
    if (response.status !== 200 || !response.body)
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return new EventReader(response.headers, response.body.pipeThrough(new TextDecoderStream()).getReader());
  }

  /** Resolves with the first event that is wanted, or with null when the stream ends before. */
  async until(wanted: (event: ReceivedEvent) => boolean, seconds = 30): Promise<ReceivedEvent | null> {
    const timeout = setTimeout(() => void this.close(), seconds * 1000);
    let text = '';
    try {
      for (;;) {
        const { done, value } = await this.body.read();
        if (done) return null;
        text += value;
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        const found = blocks.map((block) => this.keep(block)).find((event) => event && wanted(event));
        if (found) return found;
      }
    } finally {
      clearTimeout(timeout);
    }
  }

  /** Reads to the end of the stream. */
  async rest(): Promise<ReceivedEvent[]> {
    await this.until(() => false);
    return this.events;
  }

  get names(): string[] {
    return this.events.map(({ event }) => event);
  }

  async close(): Promise<void> {
    await this.body.cancel();
  }

  private keep(block: string): ReceivedEvent | undefined {
    const fields = new Map(
      block.split('\n').map((line) => [line.split(': ')[0], line.slice(line.indexOf(': ') + 2)]),
    );
    const event = fields.get('event');
    if (event === undefined) return undefined;
    const received = {
      event,
      id: fields.get('id') ?? null,
      data: JSON.parse(fields.get('data') ?? 'null') as Run,
      after: performance.now() - this.opened,
    };
    this.events.push(received);
    return received;
  }
}
