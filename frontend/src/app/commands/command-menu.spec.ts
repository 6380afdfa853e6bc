import { Dialog } from '@angular/cdk/dialog';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { run as axe } from 'axe-core';

import { PageContext } from '../shell/page-context';
import { openCommandMenu } from './command-menu';

/** Contrast needs a layout, which jsdom has not. */
const withoutLayout = { rules: { 'color-contrast': { enabled: false } } };

@Component({ template: '' })
class Anywhere {}

const run = { id: '8f3c21d0-1', datasetId: 'd1', fileName: 'september.csv', status: 'SUCCEEDED' };

/** jsdom has no layout to scroll in. */
Element.prototype.scrollIntoView = () => undefined;

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  TestBed.tick();
}

async function open() {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([{ path: '**', component: Anywhere }]),
    ],
  });
  const done: string[] = [];
  TestBed.inject(PageContext).actions.set([{ label: 'New dataset', run: () => done.push('new') }]);
  openCommandMenu(TestBed.inject(Dialog));
  await settled();
  const server = TestBed.inject(HttpTestingController);
  const dataset = { id: 'd1', name: 'Meta Ads EU', description: null };
  server
    .expectOne(({ url }) => url === '/api/datasets')
    .flush({ items: [dataset], nextCursor: null, total: 1 });
  server.expectOne(({ url }) => url === '/api/runs').flush({ items: [run], nextCursor: null, total: 1 });
  await settled();
  const search = document.querySelector<HTMLInputElement>('[data-testid=command-search]')!;
  const type = async (text: string) => {
    search.value = text;
    search.dispatchEvent(new Event('input'));
    await settled();
  };
  const press = async (key: string) => {
    search.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    await settled();
  };
  const active = () =>
    document.getElementById(search.getAttribute('aria-activedescendant') ?? '')?.textContent.trim() ?? null;
  return { done, type, press, active };
}

describe('the command menu', () => {
  afterEach(() => TestBed.inject(Dialog).closeAll());

  it('offers what the page can do first, and does it when it has closed', async () => {
    const { done, press, active } = await open();
    expect(active()).toBe('New dataset');
    await press('Enter');
    expect(done).toEqual(['new']);
    expect(document.querySelector('[role=dialog]')).toBeNull();
  });

  it('leads to a run that a few letters of its file and dataset find', async () => {
    const { type, press, active } = await open();
    await type('sept meta');
    expect(active()).toMatch(/^september\.csv/);
    await press('Enter');
    expect(TestBed.inject(Router).url).toBe('/runs/8f3c21d0-1');
  });

  it('goes round with the arrow keys, and begins again with every search', async () => {
    const { type, press, active } = await open();
    await press('ArrowUp');
    const last = active();
    await press('ArrowDown');
    expect(active()).toBe('New dataset');
    expect(last).not.toBe('New dataset');
    await press('ArrowDown');
    await type('meta');
    expect(active()).toMatch(/^Meta Ads EU/);
  });

  it('says when nothing is called that', async () => {
    const { type, press, active } = await open();
    await type('qqq');
    expect(active()).toBeNull();
    expect(document.querySelector('[role=listbox]')?.textContent).toContain('Nothing here matches.');
    await press('Enter');
    expect(document.querySelector('[role=dialog]')).not.toBeNull();
  });

  it('has no accessibility violations', async () => {
    await open();
    const dialog = document.querySelector<HTMLElement>('[role=dialog]')!;
    expect((await axe(dialog, withoutLayout)).violations).toEqual([]);
  });
});
