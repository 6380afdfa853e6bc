import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { drawnInSteps } from './drawn-in-steps';

const painted = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(() => setTimeout(resolve)));
  });

describe('drawnInSteps', () => {
  const all = signal(25);
  const again = signal('');
  const drawn = () => TestBed.runInInjectionContext(() => drawnInSteps({ first: 10, step: 10 }, all, again));
  const frame = async () => {
    TestBed.tick();
    await painted();
  };

  it('draws more with each frame, until all are drawn', async () => {
    const { count } = drawn();
    expect(count()).toBe(10);
    await frame();
    expect(count()).toBe(20);
    await frame();
    await frame();
    expect(count()).toBe(30);
    all.set(40);
    await frame();
    expect(count()).toBe(40);
  });

  it('goes on while the list is made anew more often than a frame is painted', async () => {
    const list = signal<readonly number[]>(Array.from({ length: 25 }, () => 0));
    const { count } = TestBed.runInInjectionContext(() =>
      drawnInSteps({ first: 10, step: 10 }, () => list().length, again),
    );
    for (let turn = 0; turn < 60; turn += 1) {
      list.update((rows) => [...rows]);
      TestBed.tick();
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(count()).toBeGreaterThan(10);
  });

  it('begins again with another list', async () => {
    const { count } = drawn();
    await frame();
    again.set('other');
    expect(count()).toBe(10);
  });

  it('draws all at once where they are about to be used', () => {
    all.set(200);
    const { count, complete } = drawn();
    complete();
    expect(count()).toBe(200);
  });
});
