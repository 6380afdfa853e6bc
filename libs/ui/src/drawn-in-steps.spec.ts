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
