import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { WebhookEvent } from '@etl-studio/contracts';

export interface ReceivedHook {
  headers: IncomingHttpHeaders;
  text: string;
  event: WebhookEvent;
}

/** A server that webhooks lead to. */
export interface HookReceiver {
  url: string;
  received: ReceivedHook[];
  /** What the next requests are answered with; 200 once the list is empty. */
  answers: number[];
  /** Waits until so many requests came in. */
  hooks(count: number): Promise<ReceivedHook[]>;
  close(): Promise<void>;
}

/** `port`: a free one if left out. `slowMs`: how long each answer takes. */
export async function startHookReceiver({ port = 0, slowMs = 0 } = {}): Promise<HookReceiver> {
  const received: ReceivedHook[] = [];
  const answers: number[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      received.push({ headers: request.headers, text, event: JSON.parse(text) as WebhookEvent });
      const status = answers.shift() ?? 200;
      const answer = () =>
        response.writeHead(status, status === 302 ? { Location: '/elsewhere' } : {}).end('thanks');
      if (slowMs > 0) setTimeout(answer, slowMs);
      else answer();
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    answers,
    hooks: async (count) => {
      const deadline = performance.now() + 60_000;
      while (received.length < count) {
        if (performance.now() > deadline)
          throw new Error(`Only ${received.length} of ${count} hooks came in`);
        await pause(20);
      }
      return received;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
