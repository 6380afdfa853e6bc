import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Run } from '@etl-studio/contracts';

import { RunNotices } from './run-notices';

/** The browser's notifications, as a test says they are. */
class Notices {
  static permission: NotificationPermission = 'default';
  static answer: NotificationPermission = 'granted';
  static asked = 0;
  static readonly shown: { title: string; body?: string }[] = [];
  onclick: (() => void) | null = null;

  constructor(title: string, { body }: NotificationOptions) {
    Notices.shown.push({ title, body });
  }

  static requestPermission(): Promise<NotificationPermission> {
    Notices.asked += 1;
    Notices.permission = Notices.answer;
    return Promise.resolve(Notices.permission);
  }

  close(): void {
    Notices.shown.length = 0;
  }
}

const ended = {
  id: 'r1',
  status: 'SUCCEEDED',
  fileName: 'meta.csv',
  validRows: 99_188,
  invalidRows: 812,
  error: null,
} as Run;

describe('RunNotices', () => {
  const made = () => {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    return TestBed.inject(RunNotices);
  };

  beforeEach(() => {
    localStorage.clear();
    Object.assign(Notices, { permission: 'default', answer: 'granted', asked: 0 });
    Notices.shown.length = 0;
    Object.assign(globalThis, { Notification: Notices });
  });
  afterEach(() => Reflect.deleteProperty(globalThis, 'Notification'));

  it('asks the browser for nothing before somebody wants to be told', async () => {
    const notices = made();
    notices.tell(ended);
    expect([Notices.asked, Notices.shown.length, notices.state()]).toEqual([0, 0, 'off']);
    await notices.want();
    expect([Notices.asked, notices.state()]).toEqual([1, 'on']);
  });

  it('says what became of the run, once it has ended', async () => {
    const notices = made();
    await notices.want();
    notices.tell({ ...ended, status: 'RUNNING' });
    notices.tell(ended);
    expect(Notices.shown).toEqual([
      { title: 'Succeeded with errors: meta.csv', body: '99,188 rows imported, 812 with errors.' },
    ]);
  });

  it('remembers the wish for the next run, until it is taken back', async () => {
    await made().want();
    expect(made().state()).toBe('on');
    made().stop();
    expect(made().state()).toBe('off');
  });

  it('says that the browser refuses, and does not pretend', async () => {
    Notices.answer = 'denied';
    const notices = made();
    await notices.want();
    notices.tell(ended);
    expect([notices.state(), Notices.shown.length]).toEqual(['refused', 0]);
  });

  it('offers nothing where the browser knows no notifications', () => {
    Reflect.deleteProperty(globalThis, 'Notification');
    expect(made().state()).toBe('missing');
  });
});
