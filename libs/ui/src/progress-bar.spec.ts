import { TestBed } from '@angular/core/testing';

import { ProgressBar, type ProgressSegment } from './progress-bar';

describe('ProgressBar', () => {
  async function bar(segments: readonly ProgressSegment[] | null): Promise<Element> {
    const fixture = TestBed.createComponent(ProgressBar);
    fixture.componentRef.setInput('label', 'Import progress');
    fixture.componentRef.setInput('segments', segments);
    await fixture.whenStable();
    const element: HTMLElement = fixture.nativeElement;
    return element.querySelector('[role=progressbar]')!;
  }

  it('adds its segments up for screen readers', async () => {
    const element = await bar([
      { percent: 61.6, tone: 'info' },
      { percent: 0.8, tone: 'bad' },
    ]);
    expect(element.getAttribute('aria-valuenow')).toBe('62');
  });

  it('has no value while the size of the work is unknown', async () => {
    const element = await bar(null);
    expect(element.hasAttribute('aria-valuenow')).toBe(false);
    expect(element.classList).toContain('endless');
  });
});
