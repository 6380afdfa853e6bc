import { TestBed } from '@angular/core/testing';

import { ToastHistory } from './toast-history';
import { ToastHost, Toasts } from './toasts';

describe('Toasts', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('takes a message away after six seconds but keeps a failure', () => {
    const toasts = TestBed.inject(Toasts);
    toasts.say('Mapping saved.');
    toasts.warn('The server cannot be reached.');
    jest.advanceTimersByTime(6_001);
    expect(toasts.toasts().map(({ text }) => text)).toEqual(['The server cannot be reached.']);
  });

  it('shows the latest three only', () => {
    const toasts = TestBed.inject(Toasts);
    for (const text of ['one', 'two', 'three', 'four']) toasts.warn(text);
    expect(toasts.toasts().map(({ text }) => text)).toEqual(['two', 'three', 'four']);
  });

  it('keeps what went away, newest first, and counts what was not looked at', () => {
    const toasts = TestBed.inject(Toasts);
    for (const text of ['one', 'two', 'three', 'four']) toasts.say(text);
    jest.advanceTimersByTime(6_001);
    expect(toasts.toasts()).toEqual([]);
    expect(toasts.history().map(({ text }) => text)).toEqual(['four', 'three', 'two', 'one']);
    expect(toasts.unseen()).toBe(4);
    toasts.see();
    toasts.warn('five');
    expect(toasts.unseen()).toBe(1);
  });

  it('tells at its bell how much is new', async () => {
    jest.useRealTimers();
    const history = TestBed.createComponent(ToastHistory);
    const element: HTMLElement = history.nativeElement;
    TestBed.inject(Toasts).warn('Not saved.');
    await history.whenStable();
    expect(element.querySelector('button')?.getAttribute('aria-label')).toBe('Messages, 1 new');
    expect(element.querySelector('li')?.textContent).toContain('Not saved.');
    TestBed.inject(Toasts).see();
    await history.whenStable();
    expect(element.querySelector('button')?.getAttribute('aria-label')).toBe('Messages');
  });

  it('takes a toast away when it is dismissed', async () => {
    jest.useRealTimers();
    const host = TestBed.createComponent(ToastHost);
    TestBed.inject(Toasts).warn('Not saved.');
    await host.whenStable();
    const element: HTMLElement = host.nativeElement;
    expect(element.textContent).toContain('Not saved.');
    element.querySelector('button')?.click();
    await host.whenStable();
    expect(element.textContent).not.toContain('Not saved.');
  });

  it('does what a toast offers, once, and goes away with it', async () => {
    jest.useRealTimers();
    const host = TestBed.createComponent(ToastHost);
    const undo = jest.fn();
    TestBed.inject(Toasts).say('8 rows imported.', { label: 'Undo', run: undo });
    await host.whenStable();
    const element: HTMLElement = host.nativeElement;
    const action = [...element.querySelectorAll('button')].find((button) =>
      button.textContent.includes('Undo'),
    );
    action?.click();
    await host.whenStable();
    expect(undo).toHaveBeenCalledTimes(1);
    expect(element.textContent).not.toContain('8 rows imported.');
  });
});
