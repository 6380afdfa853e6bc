import { Observable } from 'rxjs';
import type { StreamMessage } from './link-state';

/** The part of the browser's `EventSource` that a stream needs. */
export interface EventSourceLike {
  readonly readyState: number;
  onopen: ((event: Event) => void) | null;
  onerror: ((event: Event) => void) | null;
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}

export type EventSourceFactory = (url: string) => EventSourceLike;

/** What a connection reports: it opened, it broke and the browser is reconnecting, or a message came. */
export type ConnectionEvent<T> =
  { kind: 'open' } | { kind: 'interrupted' } | { kind: 'message'; message: StreamMessage<T> };

/** The browser gave the connection up: an HTTP error, or an answer that is no event stream. */
export class StreamClosedError extends Error {
  constructor(readonly url: string) {
    super(`The event stream ${url} was closed by an HTTP error; open it again to go on.`);
  }
}

/** A message whose data is not JSON. */
export class StreamPayloadError extends Error {
  constructor(event: string, cause: unknown) {
    super(`The event "${event}" does not carry JSON.`, { cause });
  }
}

/** `EventSource.CLOSED`, spelled out so that no global is needed. */
const CLOSED = 2;

/**
 * One connection of a native `EventSource`, opened on subscription and closed on teardown. A transient
 * break is left to the browser and reported as `interrupted`; a connection it gives up is a
 * `StreamClosedError`, a payload that is not JSON a `StreamPayloadError`.
 */
export function fromEventSource<T>(
  url: string,
  events: readonly string[],
  create: EventSourceFactory = (address) => new EventSource(address),
): Observable<ConnectionEvent<T>> {
  return new Observable((subscriber) => {
    const source = create(url);
    source.onopen = () => subscriber.next({ kind: 'open' });
    source.onerror = () => {
      if (source.readyState === CLOSED) subscriber.error(new StreamClosedError(url));
      else subscriber.next({ kind: 'interrupted' });
    };
    for (const event of events) {
      source.addEventListener(event, ({ data, lastEventId }) => {
        try {
          const payload = JSON.parse(data) as T;
          subscriber.next({ kind: 'message', message: { id: lastEventId, event, data: payload } });
        } catch (cause) {
          subscriber.error(new StreamPayloadError(event, cause));
        }
      });
    }
    return () => source.close();
  });
}
