import { TestBed } from '@angular/core/testing';
import { run } from 'axe-core';

import { Sparkline } from './sparkline';

async function sparkline(values: readonly (number | null)[], bars = false): Promise<HTMLElement> {
  const fixture = TestBed.createComponent(Sparkline);
  fixture.componentRef.setInput('values', values);
  fixture.componentRef.setInput('label', 'Rows a day: 0 to 200');
  fixture.componentRef.setInput('bars', bars);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

describe('Sparkline', () => {
  it('reaches its top at the largest figure and its bottom at zero', async () => {
    const element = await sparkline([0, 100, 200]);
    expect(element.querySelector('.line')?.getAttribute('d')).toBe('M0,22.5L50,12L100,1.5');
  });

  it('leaves a gap where nothing is known, and shows a figure that stands alone', async () => {
    const element = await sparkline([200, null, 200, 0]);
    expect(element.querySelector('.line')?.getAttribute('d')).toBe('M66.67,1.5L100,22.5');
    expect(element.querySelector('.alone')?.getAttribute('d')).toBe('M0,1.5h0');
    expect(element.querySelector('.area')?.getAttribute('d')).toContain(
      'M66.67,1.5L100,22.5L100,24L66.67,24Z',
    );
    expect((await sparkline([null, null])).querySelector('.line')?.getAttribute('d')).toBe('');
  });

  it('draws no line through a single figure', async () => {
    expect((await sparkline([5])).querySelector('path')).toBeNull();
  });

  it('shows a step without anything as such', async () => {
    const columns = [...(await sparkline([200, 0, 1], true)).querySelectorAll('rect')];
    expect(columns.map((column) => column.classList.contains('empty'))).toEqual([false, true, false]);
    expect(columns.map((column) => column.getAttribute('height'))).toEqual(['21', '1', '2']);
  });

  it('says in words what it shows', async () => {
    const { violations } = await run(await sparkline([1, 2]));
    expect(violations).toEqual([]);
    expect((await sparkline([1, 2])).getAttribute('aria-label')).toBe('Rows a day: 0 to 200');
  });
});
