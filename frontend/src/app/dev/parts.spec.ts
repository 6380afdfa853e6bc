import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import * as ui from '@etl-studio/ui';
import { run } from 'axe-core';

import { PartsPage } from './parts.page';

/** Contrast needs a layout, which jsdom has not; a story has a heading of a page in it. */
const withoutLayout = { rules: { 'color-contrast': { enabled: false } } };

/** Selectors of the elements that `libs/ui` offers. */
const selectors = Object.values(ui)
  .map((part) => (part as { ɵcmp?: { selectors: string[][] } }).ɵcmp?.selectors[0]?.[0])
  .filter((selector) => selector !== undefined);

describe('the page of parts', () => {
  let page: HTMLElement;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(PartsPage);
    await fixture.whenStable();
    page = fixture.nativeElement as HTMLElement;
  });

  it('shows every part that there is', () => {
    expect(selectors.length).toBeGreaterThan(15);
    expect(selectors.filter((selector) => !page.querySelector(selector))).toEqual([]);
  });

  it('shows them in both themes', () => {
    const themes = [...page.querySelectorAll('section')];
    expect(themes.map((theme) => theme.style.colorScheme)).toEqual(['light', 'dark']);
    expect(themes[0]?.querySelectorAll('*').length).toBe(themes[1]?.querySelectorAll('*').length);
  });

  it('can be used by everybody', async () => {
    document.body.append(page);
    const { violations } = await run(page, {
      ...withoutLayout,
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
    });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
  });
});
