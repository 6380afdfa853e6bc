import { FakeEventSource } from './fake-event-source';
import {
  type ConnectionEvent,
  StreamClosedError,
  StreamPayloadError,
  fromEventSource,
} from './from-event-source';

describe('fromEventSource', () => {
  const observe = () => {
    const source = new FakeEventSource();
    const seen: ConnectionEvent<unknown>[] = [];
    const errors: unknown[] = [];
    const subscription = fromEventSource('/events', ['run.progress'], () => source).subscribe({
      next: (event) => seen.push(event),
      error: (error: unknown) => errors.push(error),
    });
    return { source, seen, errors, subscription };
  };

  it('opens no connection before somebody subscribes', () => {
    const create = jest.fn(() => new FakeEventSource());
    fromEventSource('/events', [], create);
    expect(create).not.toHaveBeenCalled();
  });

  it('parses the payload of a named event and keeps its id', () => {
    const { source, seen } = observe();
    source.open();
    source.send('run.progress', '{"seq":7}', '7');
    source.send('somebody.else', '{}');
    expect(seen).toEqual([
      { kind: 'open' },
      { kind: 'message', message: { id: '7', event: 'run.progress', data: { seq: 7 } } },
    ]);
  });

  it('reports a transient break and stays subscribed', () => {
    const { source, seen, errors } = observe();
    source.interrupt();
    expect(seen).toEqual([{ kind: 'interrupted' }]);
    expect(errors).toEqual([]);
  });

  it('errors when the browser gives the connection up', () => {
    const { source, errors } = observe();
    source.refuse();
    expect(errors[0]).toBeInstanceOf(StreamClosedError);
  });

  it('errors on a payload that is not JSON, and closes the connection', () => {
    const { source, errors } = observe();
    source.send('run.progress', 'nonsense');
    expect(errors[0]).toBeInstanceOf(StreamPayloadError);
    expect(source.readyState).toBe(2);
  });

  it('closes the connection on teardown', () => {
    const { source, subscription } = observe();
    subscription.unsubscribe();
    expect(source.readyState).toBe(2);
  });
});
