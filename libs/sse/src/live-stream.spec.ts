import { Observable, Subject, of } from 'rxjs';
import { FakeEventSource } from './fake-event-source';
import { type LiveStreamOptions, type StreamUpdate, liveStream } from './live-stream';

interface State {
  seq: number;
}

class Scene {
  readonly sources: FakeEventSource[] = [];
  readonly visible = new Subject<boolean>();
  readonly retryNow = new Subject<void>();
  readonly probed: string[] = [];
  status = 500;
  completed = false;
  private readonly updates: StreamUpdate<State>[] = [];
  private readonly subscription;

  constructor(options: Partial<LiveStreamOptions<State>> = {}) {
    const stream = liveStream<State>({
      url: '/api/runs/1/events',
      events: ['run.snapshot', 'run.completed'],
      endsWith: 'run.completed',
      restartsWith: 'stream.end',
      probe: (url) => {
        this.probed.push(url);
        return of(this.status);
      },
      createSource: () => {
        const source = new FakeEventSource();
        this.sources.push(source);
        return source;
      },
      visible: this.visible,
      retryNow: this.retryNow,
      random: () => 0.5,
      ...options,
    });
    this.subscription = stream.subscribe({
      next: (update) => this.updates.push(update),
      complete: () => (this.completed = true),
    });
  }

  get source(): FakeEventSource {
    const last = this.sources.at(-1);
    if (!last) throw new Error('The stream has opened no connection.');
    return last;
  }

  get links(): string[] {
    return this.updates.flatMap((update) => (update.kind === 'link' ? [update.link.kind] : []));
  }

  get lastLink() {
    return this.updates.flatMap((update) => (update.kind === 'link' ? [update.link] : [])).at(-1);
  }

  get seqs(): number[] {
    return this.updates.flatMap((update) => (update.kind === 'message' ? [update.message.data.seq] : []));
  }

  leave(): void {
    this.subscription.unsubscribe();
  }
}

describe('liveStream', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is live once open, and complete after the last event', () => {
    const scene = new Scene();
    scene.source.open();
    scene.source.send('run.snapshot', '{"seq":1}');
    scene.source.send('run.completed', '{"seq":2}');
    expect(scene.links).toEqual(['connecting', 'live', 'ended']);
    expect(scene.seqs).toEqual([1, 2]);
    expect(scene.completed).toBe(true);
    expect(scene.source.readyState).toBe(2);
  });

  it('says nothing of a break shorter than two seconds', () => {
    const scene = new Scene();
    scene.source.open();
    scene.source.interrupt();
    jest.advanceTimersByTime(1_900);
    scene.source.open();
    jest.advanceTimersByTime(60_000);
    expect(scene.links).toEqual(['connecting', 'live']);
    scene.leave();
  });

  it('says that it reconnects after two seconds, and that it is live again', () => {
    const scene = new Scene();
    scene.source.open();
    scene.source.interrupt();
    jest.advanceTimersByTime(2_000);
    scene.source.open();
    expect(scene.links).toEqual(['connecting', 'live', 'reconnecting', 'live']);
    scene.leave();
  });

  it('opens a connection that the browser gave up again after 1, 2, 4, 8, 15 and 15 seconds', () => {
    const scene = new Scene();
    const waits: number[] = [];
    for (const wait of [1_000, 2_000, 4_000, 8_000, 15_000, 15_000]) {
      const before = scene.sources.length;
      scene.source.refuse();
      jest.advanceTimersByTime(wait - 1);
      expect(scene.sources).toHaveLength(before);
      jest.advanceTimersByTime(1);
      waits.push(scene.sources.length - before);
    }
    expect(waits).toEqual([1, 1, 1, 1, 1, 1]);
    scene.leave();
  });

  it('names the try and the wait while it reconnects', () => {
    const scene = new Scene();
    scene.source.refuse();
    jest.advanceTimersByTime(2_000);
    scene.source.refuse();
    expect(scene.lastLink).toMatchObject({ kind: 'reconnecting', attempt: 2, retryInMs: 2_000 });
    scene.leave();
  });

  it('tries at once when asked to', () => {
    const scene = new Scene();
    scene.source.refuse();
    scene.retryNow.next();
    expect(scene.sources).toHaveLength(2);
    jest.advanceTimersByTime(5_000);
    expect(scene.sources).toHaveLength(2);
    scene.leave();
  });

  it.each([
    [401, 'denied'],
    [403, 'denied'],
    [404, 'ended'],
  ])('stops when the server answers %i', (status, kind) => {
    const scene = new Scene();
    scene.status = status;
    scene.source.refuse();
    jest.advanceTimersByTime(60_000);
    expect(scene.probed).toEqual(['/api/runs/1/events']);
    expect(scene.links).toEqual(['connecting', kind]);
    expect(scene.completed).toBe(true);
    expect(scene.sources).toHaveLength(1);
  });

  it('polls every five seconds once it has been down for thirty, until it is live again', () => {
    let seq = 0;
    const poll = () =>
      new Observable<{ id: string; event: string; data: State }>((subscriber) => {
        seq += 1;
        subscriber.next({ id: '', event: 'run.snapshot', data: { seq } });
        subscriber.complete();
      });
    const scene = new Scene({ poll });
    scene.source.open();
    scene.source.interrupt();
    jest.advanceTimersByTime(30_000 + 5_100);
    expect(scene.lastLink?.kind).toBe('polling');
    expect(scene.seqs).toEqual([1, 2]);
    scene.source.open();
    jest.advanceTimersByTime(20_000);
    expect(scene.seqs).toEqual([1, 2]);
    expect(scene.lastLink?.kind).toBe('live');
    scene.leave();
  });

  it('opens a fresh connection in silence when the server asks for one', () => {
    const scene = new Scene();
    scene.source.open();
    const first = scene.source;
    first.send('stream.end', 'null');
    expect(first.readyState).toBe(2);
    expect(scene.sources).toHaveLength(2);
    scene.source.open();
    expect(scene.links).toEqual(['connecting', 'live']);
    scene.leave();
  });

  it('closes after a minute in a hidden tab and comes back with the tab', () => {
    const scene = new Scene();
    scene.source.open();
    scene.visible.next(false);
    jest.advanceTimersByTime(59_000);
    expect(scene.source.readyState).toBe(1);
    jest.advanceTimersByTime(1_000);
    expect(scene.source.readyState).toBe(2);
    scene.visible.next(true);
    expect(scene.sources).toHaveLength(2);
    scene.source.open();
    scene.leave();
  });

  it('keeps the stream of a tab that was hidden only for a moment', () => {
    const scene = new Scene();
    scene.source.open();
    scene.visible.next(false);
    jest.advanceTimersByTime(30_000);
    scene.visible.next(true);
    jest.advanceTimersByTime(60_000);
    expect(scene.sources).toHaveLength(1);
    expect(scene.source.readyState).toBe(1);
    scene.leave();
  });

  it('leaves no connection and no timer behind', () => {
    const scene = new Scene();
    scene.source.refuse();
    scene.leave();
    expect(jest.getTimerCount()).toBe(0);
    jest.advanceTimersByTime(60_000);
    expect(scene.sources).toHaveLength(1);
  });
});
