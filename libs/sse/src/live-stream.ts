import { EMPTY, Observable, Subscription, catchError, exhaustMap, switchMap, timer } from 'rxjs';
import { retryDelay } from './backoff';
import { type ConnectionEvent, type EventSourceFactory, fromEventSource } from './from-event-source';
import type { LinkKind, LinkState, StreamMessage } from './link-state';
import { tabVisible } from './tab-visible';

export interface LiveStreamOptions<T> {
  url: string;
  /** Names of the events to listen to. */
  events: readonly string[];
  /** Event after which nothing more comes: the stream completes with it. */
  endsWith?: string;
  /** Event with which the server asks for a fresh connection. */
  restartsWith?: string;
  /** Status that the stream's address answers, asked after the browser gave the stream up; 0 without an answer. */
  probe: (url: string) => Observable<number>;
  /** Read every 5 s while the stream has been down for more than 30 s. */
  poll?: () => Observable<StreamMessage<T>>;
  /** Emits to try again at once instead of waiting for the next try. */
  retryNow?: Observable<unknown>;
  /** Whether the tab can be seen; one hidden for 60 s closes its stream. */
  visible?: Observable<boolean>;
  createSource?: EventSourceFactory;
  random?: () => number;
}

export type StreamUpdate<T> =
  { kind: 'link'; link: LinkState } | { kind: 'message'; message: StreamMessage<T> };

/** A shorter break is not worth a word. */
const GRACE_MS = 2_000;
const POLL_AFTER_MS = 30_000;
const POLL_EVERY_MS = 5_000;
const HIDDEN_FOR_MS = 60_000;

/**
 * A stream that survives breaks, restarts of the server and hidden tabs, and says how it stands.
 * Completes after `endsWith`, and when the server refuses (401, 403: `denied`) or knows nothing of it
 * (404: `ended`); never errors.
 */
export function liveStream<T>(options: LiveStreamOptions<T>): Observable<StreamUpdate<T>> {
  return new Observable<StreamUpdate<T>>((subscriber) => {
    const random = options.random ?? Math.random;
    const whole = new Subscription();
    /** What runs while the stream is down: the words about it, and the polls. */
    let outage = new Subscription();
    let connection = new Subscription();
    let kind: LinkKind = 'connecting';
    let down = false;
    let hidden = false;
    let attempt = 0;

    const announce = (next: LinkKind, more: Pick<LinkState, 'attempt' | 'retryInMs'> = {}): void => {
      kind = next;
      subscriber.next({ kind: 'link', link: { kind, since: Date.now(), ...more } });
    };
    const finish = (last: LinkKind): void => {
      announce(last);
      subscriber.complete();
    };
    const deliver = (message: StreamMessage<T>): void => {
      attempt = 0;
      if (message.event === options.restartsWith) return connect();
      subscriber.next({ kind: 'message', message });
      if (message.event === options.endsWith) finish('ended');
    };
    const startPolling = (): void => {
      announce('polling', { attempt });
      const { poll } = options;
      if (!poll) return;
      const polls = timer(0, POLL_EVERY_MS).pipe(exhaustMap(() => poll().pipe(catchError(() => EMPTY))));
      outage.add(polls.subscribe(deliver));
    };
    const goDown = (): void => {
      if (down) return;
      down = true;
      outage.add(timer(GRACE_MS).subscribe(() => announce('reconnecting', { attempt })));
      outage.add(timer(POLL_AFTER_MS).subscribe(startPolling));
    };
    const comeUp = (): void => {
      down = false;
      outage.unsubscribe();
      outage = new Subscription();
      if (kind !== 'live') announce('live');
    };
    const waitForNextTry = (): Observable<unknown> => {
      attempt += 1;
      const delay = retryDelay(attempt, random());
      if (kind === 'reconnecting') announce('reconnecting', { attempt, retryInMs: delay });
      return timer(delay);
    };
    const judge = (status: number): Observable<unknown> => {
      if (status !== 401 && status !== 403 && status !== 404) return waitForNextTry();
      finish(status === 404 ? 'ended' : 'denied');
      return EMPTY;
    };
    const askWhy = (): void => {
      goDown();
      connection = options.probe(options.url).pipe(switchMap(judge)).subscribe(connect);
    };
    const follow = (event: ConnectionEvent<T>): void => {
      if (event.kind === 'open') comeUp();
      else if (event.kind === 'interrupted') goDown();
      else deliver(event.message);
    };
    function connect(): void {
      connection.unsubscribe();
      const names = options.restartsWith ? [...options.events, options.restartsWith] : options.events;
      connection = fromEventSource<T>(options.url, names, options.createSource).subscribe({
        next: follow,
        error: askWhy,
      });
    }
    const rest = (): void => {
      hidden = true;
      down = false;
      connection.unsubscribe();
      outage.unsubscribe();
      outage = new Subscription();
    };
    const wake = (): void => {
      if (!hidden) return;
      hidden = false;
      goDown();
      connect();
    };

    announce('connecting');
    goDown();
    connect();
    whole.add(watchVisibility(options.visible ?? tabVisible(), rest, wake));
    whole.add(options.retryNow?.subscribe(() => hidden || connect()));
    whole.add(() => {
      connection.unsubscribe();
      outage.unsubscribe();
    });
    return whole;
  });
}

function watchVisibility(visible$: Observable<boolean>, rest: () => void, wake: () => void): Subscription {
  let resting = new Subscription();
  const watching = visible$.subscribe((visible) => {
    resting.unsubscribe();
    if (visible) wake();
    else resting = timer(HIDDEN_FOR_MS).subscribe(rest);
  });
  watching.add(() => resting.unsubscribe());
  return watching;
}
