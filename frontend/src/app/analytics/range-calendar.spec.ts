import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { run as axe } from 'axe-core';

import { type PickedDays, RangeCalendar, targetOf } from './range-calendar';

/** Contrast needs a layout, which jsdom has not. */
const withoutLayout = { rules: { 'color-contrast': { enabled: false } } };

let calendar: ComponentFixture<RangeCalendar>;
let element: HTMLElement;

beforeEach(async () => {
  calendar = TestBed.createComponent(RangeCalendar);
  calendar.componentRef.setInput('picked', { from: '2026-09-07', to: '2026-09-20' });
  calendar.componentRef.setInput('available', { from: '2026-08-10', to: '2026-09-24' });
  element = calendar.nativeElement;
  document.body.append(element);
  await calendar.whenStable();
});
afterEach(() => element.remove());

const day = (name: string) => element.querySelector<HTMLButtonElement>(`[data-day="${name}"]`)!;
const picked = (): PickedDays => calendar.componentInstance.picked();
async function press(name: string, key: string): Promise<void> {
  day(name).dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
  await calendar.whenStable();
}
const focused = () => document.activeElement?.getAttribute('data-day');

describe('the calendar of a range', () => {
  it('shows the month of the last day, with what is chosen and what there is', () => {
    expect(element.textContent).toContain('September 2026');
    expect(day('2026-09-07').getAttribute('aria-label')).toMatch(/First day$/);
    expect(day('2026-09-20').getAttribute('aria-label')).toMatch(/Last day$/);
    expect(day('2026-09-25').getAttribute('aria-label')).toMatch(/no data$/);
    expect(element.querySelectorAll('td.in')).toHaveLength(14);
  });

  it('tells the days between the first and the last that there is nothing of', async () => {
    expect(day('2026-09-10').getAttribute('aria-label')).not.toMatch(/no data$/);
    const filled = { ...calendar.componentInstance.shown(), days: new Set(['2026-09-11']) };
    calendar.componentRef.setInput('filled', filled);
    await calendar.whenStable();
    expect(filled).toMatchObject({ from: '2026-08-01', to: '2026-09-30' });
    expect(day('2026-09-10').getAttribute('aria-label')).toMatch(/no data$/);
    expect(day('2026-09-10').classList).toContain('bare');
    expect(day('2026-09-11').getAttribute('aria-label')).not.toMatch(/no data$/);
    expect(day('2026-09-10').closest('td')?.classList).toContain('available');
  });

  it('takes a first day and then a last one, in whichever order they are pressed', async () => {
    day('2026-09-15').click();
    await calendar.whenStable();
    expect(picked()).toEqual({ from: '2026-09-15', to: '' });
    day('2026-09-03').click();
    await calendar.whenStable();
    expect(picked()).toEqual({ from: '2026-09-03', to: '2026-09-15' });
  });

  it('is one stop of the keyboard, and turns to the month that an arrow leads into', async () => {
    expect(element.querySelectorAll('td button[tabindex="0"]')).toHaveLength(1);
    await press('2026-09-20', 'ArrowDown');
    expect(focused()).toBe('2026-09-27');
    await press('2026-09-27', 'ArrowDown');
    expect(focused()).toBe('2026-10-04');
    expect(element.textContent).toContain('October 2026');
  });

  it('has no accessibility violations', async () => {
    expect((await axe(element, withoutLayout)).violations).toEqual([]);
  });
});

describe('targetOf', () => {
  it.each([
    ['ArrowLeft', '2026-02-28'],
    ['PageDown', '2026-04-01'],
    ['PageUp', '2026-02-01'],
    ['Home', '2026-02-23'],
    ['End', '2026-03-01'],
    ['a', null],
  ])('knows where %s leads from Sunday, the first of March', (key, target) => {
    expect(targetOf(key, '2026-03-01')).toBe(target);
  });
});
