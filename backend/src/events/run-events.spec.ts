import type { Run } from '@etl-studio/contracts';
import type { EventWriter } from './event-writer';
import { RunEvents } from './run-events';

function runAt(seq: number, change: Partial<Run> = {}): Run {
  return { id: 'r1', status: 'RUNNING', seq, processedRows: seq, ...change } as Run;
}

function stream() {
  const told: string[] = [];
  const writer = {
    hasRoom: true,
    room: (): void => undefined,
    whenRoom(callback: () => void) {
      this.room = callback;
    },
    event: (name: string, id: string) => told.push(`${name} ${id}`),
  };
  const completed: string[] = [];
  const events = new RunEvents(
    writer as unknown as EventWriter,
    (run) => String(run.seq),
    (run) => completed.push(run.status),
  );
  return { events, told, completed, writer };
}

describe('RunEvents', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick'] }));
  afterEach(() => jest.useRealTimers());

  it('keeps what arrives before the snapshot for after it', () => {
    const { events, told } = stream();
    events.offer(runAt(5));
    expect(told).toEqual([]);
    events.open([runAt(4)]);
    expect(told).toEqual(['run.snapshot 4', 'run.progress 5']);
  });

  it('drops a state that the snapshot is newer than', () => {
    const { events, told } = stream();
    events.offer(runAt(3));
    events.open([runAt(4)]);
    jest.runAllTimers();
    expect(told).toEqual(['run.snapshot 4']);
  });

  it('sends five states a second at most, and the last one always', () => {
    const { events, told } = stream();
    events.open([runAt(0)]);
    for (let seq = 1; seq <= 100; seq++) {
      events.offer(runAt(seq));
      jest.advanceTimersByTime(10);
    }
    jest.runAllTimers();
    expect(told.length).toBeLessThanOrEqual(8);
    expect(told.at(-1)).toBe('run.progress 100');
  });

  it('tells of a run that had ended before as an update, and of an end that was still owed as that', () => {
    const { events, told, completed } = stream();
    events.open([runAt(1)]);
    events.offer(runAt(9, { id: 'r2', status: 'REVERTED' }), true);
    events.offer(runAt(5, { status: 'REVERTED' }), true);
    expect(told).toEqual(['run.snapshot 1', 'run.updated 9', 'run.completed 5']);
    expect(completed).toEqual(['REVERTED']);
  });

  it('never goes back', () => {
    const { events, told } = stream();
    events.open([runAt(10)]);
    events.offer(runAt(9));
    events.offer(runAt(10));
    jest.runAllTimers();
    expect(told).toEqual(['run.snapshot 10']);
  });

  it('tells the end at once and once', () => {
    const { events, told, completed } = stream();
    events.open([runAt(1)]);
    events.offer(runAt(2));
    events.offer(runAt(3));
    events.offer(runAt(1003, { status: 'SUCCEEDED' }));
    events.offer(runAt(1003, { status: 'SUCCEEDED' }));
    expect(told).toEqual(['run.snapshot 1', 'run.progress 2', 'run.completed 1003']);
    expect(completed).toEqual(['SUCCEEDED']);
  });

  it('does not take a run that waits for its next attempt as completed', () => {
    const { events, told, completed } = stream();
    events.open([runAt(1)]);
    events.offer(runAt(1001, { status: 'QUEUED' }));
    expect(told.at(-1)).toBe('run.progress 1001');
    expect(completed).toEqual([]);
  });

  it('opened on an ended run, sends snapshot and completed', () => {
    const { events, told, completed } = stream();
    events.open([runAt(7, { status: 'FAILED' })]);
    expect(told).toEqual(['run.snapshot 7', 'run.completed 7']);
    expect(completed).toEqual(['FAILED']);
  });

  it('calls what happens to an ended run an update', () => {
    const { events, told } = stream();
    events.open([]);
    events.offer(runAt(5, { status: 'SUCCEEDED' }));
    events.offer(runAt(1005, { status: 'REVERTED' }));
    expect(told).toEqual(['run.completed 5', 'run.updated 1005']);
  });

  it('keeps only the newest for a client that does not read', () => {
    const { events, told, writer } = stream();
    events.open([runAt(0)]);
    writer.hasRoom = false;
    for (let seq = 1; seq <= 50; seq++) events.offer(runAt(seq));
    jest.runAllTimers();
    expect(told).toEqual(['run.snapshot 0']);
    writer.hasRoom = true;
    writer.room();
    expect(told).toEqual(['run.snapshot 0', 'run.progress 50']);
  });
});
