import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, RouterOutlet } from '@angular/router';

import { focusHeadingOnNavigation } from './focus-heading';

@Component({ imports: [RouterOutlet], template: '<main><router-outlet /></main>' })
class Frame {
  constructor() {
    focusHeadingOnNavigation();
  }
}

@Component({ selector: 'app-datasets', template: '<h1 tabindex="-1">Datasets</h1>' })
class Datasets {}

@Component({ selector: 'app-runs', template: '<h1 tabindex="-1">Runs</h1>' })
class Runs {}

describe('focus after a navigation', () => {
  async function setUp() {
    const routes = [
      { path: 'datasets', component: Datasets },
      { path: 'runs', component: Runs },
    ];
    TestBed.configureTestingModule({ providers: [provideRouter(routes)] });
    const fixture = TestBed.createComponent(Frame);
    const element: HTMLElement = fixture.nativeElement;
    document.body.append(element);
    const go = async (url: string) => {
      await TestBed.inject(Router).navigateByUrl(url);
      await fixture.whenStable();
      await new Promise((resolve) => setTimeout(resolve));
      return document.activeElement === document.body ? null : document.activeElement?.textContent.trim();
    };
    await go('/datasets');
    return { element, go };
  }

  afterEach(() => document.querySelectorAll('[role=dialog]').forEach((dialog) => dialog.remove()));

  it('goes to the heading of the new page', async () => {
    const { element, go } = await setUp();
    expect(await go('/runs')).toBe('Runs');
    element.remove();
  });

  it('stays where it is when only the query changes', async () => {
    const { element, go } = await setUp();
    expect(await go('/datasets?q=meta')).toBeNull();
    element.remove();
  });

  it('stays in an open dialog', async () => {
    const { element, go } = await setUp();
    document.body.insertAdjacentHTML('beforeend', '<div role="dialog"><button>Sign in</button></div>');
    document.querySelector<HTMLElement>('[role=dialog] button')?.focus();
    expect(await go('/runs')).toBe('Sign in');
    element.remove();
  });
});
