import type { Response } from 'express';

/** One response as a stream of server-sent events. */
export class EventWriter {
  private blockedSince: number | null = null;
  private onRoom: (() => void) | null = null;

  constructor(private readonly response: Response) {
    response.on('drain', () => {
      this.blockedSince = null;
      this.onRoom?.();
    });
  }

  /** Sends the headers; nothing can be refused after. */
  open(): void {
    this.response.status(200).set({
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    });
    this.response.socket?.setNoDelay(true);
    this.response.flushHeaders();
    if (this.response.req.method === 'HEAD') this.response.end();
  }

  /** False while the client does not take what was sent: whoever writes should then keep only the newest. */
  get hasRoom(): boolean {
    return this.blockedSince === null;
  }

  /** Milliseconds for which the client has taken nothing. */
  get blockedFor(): number {
    return this.blockedSince === null ? 0 : performance.now() - this.blockedSince;
  }

  /** Calls back each time there is room again. */
  whenRoom(callback: () => void): void {
    this.onRoom = callback;
  }

  event(name: string, id: string | null, data: unknown): void {
    this.write(`event: ${name}\n${id === null ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`);
  }

  comment(text: string): void {
    this.write(`: ${text}\n\n`);
  }

  /** When the client shall come back after the stream has ended. */
  retry(milliseconds: number): void {
    this.write(`retry: ${milliseconds}\n\n`);
  }

  end(): void {
    this.response.end();
  }

  /** Cuts the connection, without waiting for a client that does not read. */
  cut(): void {
    this.response.destroy();
  }

  private write(text: string): void {
    if (this.response.writableEnded || this.response.destroyed) return;
    if (!this.response.write(text)) this.blockedSince ??= performance.now();
  }
}
