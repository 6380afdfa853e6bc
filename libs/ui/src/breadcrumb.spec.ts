import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { run } from 'axe-core';

import { Breadcrumb } from './breadcrumb';

/** Contrast needs a layout, which jsdom has not. */
const withoutLayout = { rules: { 'color-contrast': { enabled: false } } };

describe('Breadcrumb', () => {
  it('links the way up and names the page itself as current', async () => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(Breadcrumb);
    fixture.componentRef.setInput('items', [
      { label: 'Datasets', link: '/datasets' },
      { label: 'Meta Ads EU' },
    ]);
    await fixture.whenStable();
    const element: HTMLElement = fixture.nativeElement;
    expect(element.querySelector('a')?.getAttribute('href')).toBe('/datasets');
    expect(element.querySelector('[aria-current=page]')?.textContent).toBe('Meta Ads EU');
    expect((await run(element, withoutLayout)).violations).toEqual([]);
  });
});
