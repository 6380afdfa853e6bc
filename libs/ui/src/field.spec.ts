import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { run } from 'axe-core';

import { Field, FieldControl } from './field';

/** Contrast needs a layout, which jsdom has not. */
const withoutLayout = { rules: { 'color-contrast': { enabled: false } } };

@Component({
  imports: [Field, FieldControl],
  template: `
    <ui-field label="Name" hint="Unique in your organization." [error]="error()">
      <input uiControl />
    </ui-field>
  `,
})
class NameField {
  readonly error = signal<string | null>(null);
}

describe('Field', () => {
  async function setUp() {
    const fixture = TestBed.createComponent(NameField);
    await fixture.whenStable();
    const element: HTMLElement = fixture.nativeElement;
    return { fixture, element, input: element.querySelector('input')! };
  }

  it('labels its control and describes it with the hint', async () => {
    const { element, input } = await setUp();
    expect(element.querySelector('label')?.htmlFor).toBe(input.id);
    expect(described(element, input)).toEqual(['Unique in your organization.']);
    expect(input.getAttribute('aria-invalid')).toBe('false');
  });

  it('marks the control invalid and adds the error to its description', async () => {
    const { fixture, element, input } = await setUp();
    fixture.componentInstance.error.set('Give the dataset a name.');
    await fixture.whenStable();
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(described(element, input)).toEqual(['Unique in your organization.', 'Give the dataset a name.']);
  });

  it('has no accessibility violations', async () => {
    const { fixture, element } = await setUp();
    fixture.componentInstance.error.set('Give the dataset a name.');
    await fixture.whenStable();
    expect((await run(element, withoutLayout)).violations).toEqual([]);
  });

  function described(element: HTMLElement, input: HTMLInputElement): (string | undefined)[] {
    const ids = input.getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids.map((id) => element.querySelector(`#${id}`)?.textContent.trim());
  }
});
