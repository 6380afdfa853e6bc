import { type ComponentFixture, TestBed } from '@angular/core/testing';

import { FilterBar, type FilterChange } from './filter-bar';

let bar: ComponentFixture<FilterBar>;
let changes: FilterChange[];

beforeEach(() => {
  jest.useFakeTimers();
  bar = TestBed.createComponent(FilterBar);
  bar.componentRef.setInput('filter', {});
  bar.componentRef.setInput('facets', [{ channel: 'Social', count: 3 }]);
  bar.componentRef.setInput('count', '3 rows');
  changes = [];
  bar.componentInstance.changed.subscribe((change) => changes.push(change));
  bar.detectChanges();
});
afterEach(() => jest.useRealTimers());

function type(placeholder: string, text: string): void {
  const host: HTMLElement = bar.nativeElement;
  const box = host.querySelector<HTMLInputElement>(`input[placeholder="${placeholder}"]`);
  if (!box) throw new Error(`There is no field ${placeholder}.`);
  box.value = text;
  box.dispatchEvent(new Event('input'));
}

describe('the filter bar', () => {
  it('sends what was typed in two fields before the first pause', () => {
    type('min', '5');
    type('max', '700');
    expect(changes).toEqual([]);
    jest.runAllTimers();
    expect(changes).toEqual([{ params: { minSpend: '5', maxSpend: '700' }, typing: true }]);
  });

  it('sends what is still being typed along with a discrete choice, once', () => {
    type('min', '5');
    const host: HTMLElement = bar.nativeElement;
    const day = host.querySelector<HTMLInputElement>('input[type=date]');
    if (!day) throw new Error('There is no date field.');
    day.value = '2026-03-01';
    day.dispatchEvent(new Event('change'));
    jest.runAllTimers();
    expect(changes).toEqual([{ params: { minSpend: '5', from: '2026-03-01' }, typing: false }]);
  });

  it('says what an amount looks like, and filters by none, until one is written', () => {
    const host: HTMLElement = bar.nativeElement;
    type('min', 'twelve');
    jest.runAllTimers();
    bar.detectChanges();
    expect(host.querySelector('[role=alert]')?.textContent).toContain('such as 12.50');
    expect(host.querySelector('[placeholder=min]')?.getAttribute('aria-invalid')).toBe('true');
    expect(changes).toEqual([]);
    type('min', '12');
    jest.runAllTimers();
    bar.detectChanges();
    expect(host.querySelector('[role=alert]')).toBeNull();
    expect(changes).toHaveLength(1);
  });
});
