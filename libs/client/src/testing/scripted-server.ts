import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Asked {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

type Answer = (response: ServerResponse, asked: Asked) => void;

/** A server that gives the answers it was told to, one after the other, and keeps what it was asked. */
export class ScriptedServer {
  readonly asked: Asked[] = [];
  /** Is told of each piece of a body as it comes in. */
  onPiece: () => void = () => undefined;
  private answers: Answer[] = [];
  private readonly server = createServer((request, response) => void this.answer(request, response));

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  next(...answers: Answer[]): void {
    this.answers.push(...answers);
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url: path = '', headers } = request;
    request.on('data', () => this.onPiece());
    const asked = { method, path, headers, body: await text(request) };
    this.asked.push(asked);
    const answer = this.answers.shift() ?? problem(500, 'internal_error');
    answer(response, asked);
  }
}

export const json =
  (body: unknown, status = 200): Answer =>
  (response) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));

export const problem =
  (status: number, code: string, headers: { [name: string]: string } = {}, more: object = {}): Answer =>
  (response) => {
    const body = { type: 'about:blank', title: code, status, detail: `It is ${code}.`, code, ...more };
    response.writeHead(status, { 'Content-Type': 'application/problem+json', ...headers });
    response.end(JSON.stringify({ ...body, instance: '/', requestId: 'r' }));
  };

/** Server-sent events, after which the connection is cut. */
export const events =
  (...blocks: string[]): Answer =>
  (response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(blocks.join(''), () => response.destroy());
  };
