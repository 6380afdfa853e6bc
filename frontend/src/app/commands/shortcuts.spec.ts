import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';

import { Shortcuts } from './shortcuts';
import { SingleKeys } from './single-keys';

@Component({ template: '' })
class Anywhere {}

async function press(key: string, target: EventTarget = document.body): Promise<void> {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await new Promise((resolve) => setTimeout(resolve));
}

describe('the shortcuts', () => {
  beforeEach(() => {
    localStorage.clear();
    document.body.innerHTML =
      '<main><input type="search" value="old"><div role="grid" tabindex="0"></div></main>';
    TestBed.configureTestingModule({
      providers: [Shortcuts, provideRouter([{ path: '**', component: Anywhere }])],
    });
    TestBed.inject(Shortcuts);
  });
  afterEach(() => (document.body.innerHTML = ''));

  it('go to a section by g and its letter, and nowhere by the letter alone', async () => {
    const router = TestBed.inject(Router);
    await press('r');
    expect(router.url).toBe('/');
    await press('g');
    await press('r');
    expect(router.url).toBe('/runs');
    await press('g');
    await press('x');
    await press('a');
    expect(router.url).toBe('/runs');
  });

  it('take / to the search of the page', async () => {
    await press('/');
    expect(document.activeElement).toBe(document.querySelector('input'));
  });

  it('leave letters to fields, to grids and to dialogs', async () => {
    const router = TestBed.inject(Router);
    for (const selector of ['input', '[role=grid]']) {
      await press('g', document.querySelector(selector)!);
      await press('r', document.querySelector(selector)!);
    }
    document.body.insertAdjacentHTML('beforeend', '<div role="dialog"></div>');
    await press('g');
    await press('r');
    expect(router.url).toBe('/');
  });

  it('are off where the person turned single keys off', async () => {
    TestBed.inject(SingleKeys).choose(false);
    await press('g');
    await press('r');
    expect(TestBed.inject(Router).url).toBe('/');
  });
});
