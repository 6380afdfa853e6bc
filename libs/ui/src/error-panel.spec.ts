import { TestBed } from '@angular/core/testing';
import { run } from 'axe-core';

import { ErrorPanel } from './error-panel';

/** Contrast needs a layout, which jsdom has not. */
const withoutLayout = { rules: { 'color-contrast': { enabled: false } } };

describe('ErrorPanel', () => {
  async function setUp(requestId: string | null) {
    const fixture = TestBed.createComponent(ErrorPanel);
    fixture.componentRef.setInput('heading', 'The runs could not be read');
    fixture.componentRef.setInput('detail', 'The database does not answer.');
    fixture.componentRef.setInput('requestId', requestId);
    await fixture.whenStable();
    const element: HTMLElement = fixture.nativeElement;
    return { fixture, element };
  }

  it('says what failed, why, and under which request', async () => {
    const { element } = await setUp('req-1');
    expect(element.textContent).toContain('The runs could not be read');
    expect(element.textContent).toContain('The database does not answer.');
    expect(element.querySelector('code')?.textContent).toBe('req-1');
  });

  it('shows no request line without a request id', async () => {
    const { element } = await setUp(null);
    expect(element.textContent).not.toContain('Request id');
  });

  it('asks for another try when its button is pressed', async () => {
    const { fixture, element } = await setUp(null);
    let retried = 0;
    fixture.componentInstance.retry.subscribe(() => (retried += 1));
    element.querySelector('button')?.click();
    expect(retried).toBe(1);
  });

  it('has no accessibility violations', async () => {
    const { element } = await setUp('req-1');
    expect((await run(element, withoutLayout)).violations).toEqual([]);
  });
});
