import type { EventSourceLike } from './from-event-source';

/** An `EventSource` that a test opens, breaks and feeds by hand. */
export class FakeEventSource implements EventSourceLike {
  readyState = 0;
  onopen: ((event: Event) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  private readonly listeners = new Map<string, (event: MessageEvent<string>) => void>();

  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void {
    this.listeners.set(type, listener);
  }

  close(): void {
    this.readyState = 2;
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.(new Event('open'));
  }

  interrupt(): void {
    this.readyState = 0;
    this.onerror?.(new Event('error'));
  }

  refuse(): void {
    this.readyState = 2;
    this.onerror?.(new Event('error'));
  }

  send(type: string, data: string, lastEventId = '1'): void {
    this.listeners.get(type)?.(new MessageEvent(type, { data, lastEventId }));
  }
}
