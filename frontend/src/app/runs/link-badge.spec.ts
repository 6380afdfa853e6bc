import { TestBed } from '@angular/core/testing';
import type { LinkState } from '@etl-studio/sse';

import { LinkBadge } from './link-badge';

const MORNING = new Date(2026, 2, 1, 9, 0, 0).getTime();

describe('LinkBadge', () => {
  beforeEach(() => jest.useFakeTimers({ now: MORNING, doNotFake: ['queueMicrotask', 'nextTick'] }));
  afterEach(() => {
    dispatchEvent(new Event('online'));
    jest.useRealTimers();
  });

  const shown = (link: LinkState) => {
    const badge = TestBed.createComponent(LinkBadge);
    badge.componentRef.setInput('link', link);
    badge.detectChanges();
    return () => {
      badge.detectChanges();
      return (badge.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ').trim();
    };
  };

  it('says what is done about a break, and lets a person be quicker', () => {
    const link: LinkState = { kind: 'reconnecting', since: MORNING, attempt: 3, retryInMs: 4_000 };
    expect(shown(link)()).toBe('Reconnecting, try 3 in 4 s Retry now');
    expect(shown({ kind: 'polling', since: MORNING })()).toBe('Updates every 5 s Retry now');
  });

  it('says since when there is no network, not since when the stream stands as it does', () => {
    const words = shown({ kind: 'live', since: MORNING });
    expect(words()).toBe('Live');
    jest.setSystemTime(new Date(2026, 2, 1, 14, 2, 11));
    dispatchEvent(new Event('offline'));
    expect(words()).toBe('Offline since 14:02:11');
    dispatchEvent(new Event('online'));
    expect(words()).toBe('Live');
  });
});
