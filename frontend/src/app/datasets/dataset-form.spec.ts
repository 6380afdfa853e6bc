import { TestBed } from '@angular/core/testing';
import type { DatasetRequest } from '@etl-studio/contracts';
import { run } from 'axe-core';

import type { Failure } from '../http/failure';
import { DatasetForm } from './dataset-form';

/** Contrast needs a layout, which jsdom has not. */
const withoutLayout = { rules: { 'color-contrast': { enabled: false } } };

const refused: Failure = {
  status: 409,
  code: 'name_taken',
  sentence: 'A dataset of this name exists already. Choose another name.',
  requestId: 'req-1',
  problems: [],
  existingRunId: null,
};

describe('DatasetForm', () => {
  async function setUp() {
    const fixture = TestBed.createComponent(DatasetForm);
    const element: HTMLElement = fixture.nativeElement;
    document.body.append(element);
    await fixture.whenStable();
    const sent: DatasetRequest[] = [];
    fixture.componentInstance.submitted.subscribe((request) => sent.push(request));
    const name = element.querySelector<HTMLInputElement>('[data-testid=dataset-name]')!;
    const currency = element.querySelector<HTMLSelectElement>('[data-testid=dataset-currency]')!;
    return { fixture, element, name, currency, sent };
  }

  it('sends a trimmed name and the chosen currency', async () => {
    const { fixture, name, currency, sent } = await setUp();
    name.value = '  Meta Ads EU ';
    currency.value = 'EUR';
    fixture.componentInstance.submit();
    expect(sent).toEqual([{ name: 'Meta Ads EU', description: '', currency: 'EUR' }]);
  });

  it('takes the currency away when none is chosen', async () => {
    const { fixture, name, sent } = await setUp();
    name.value = 'Meta Ads EU';
    fixture.componentInstance.submit();
    expect(sent[0]?.currency).toBeNull();
  });

  it('asks for a name and moves the focus there', async () => {
    const { fixture, element, name, sent } = await setUp();
    fixture.componentInstance.submit();
    await fixture.whenStable();
    expect(sent).toEqual([]);
    expect(element.textContent).toContain('Give the dataset a name');
    expect(document.activeElement).toBe(name);
  });

  it('shows a taken name at its field and moves the focus there', async () => {
    const { fixture, element, name } = await setUp();
    fixture.componentRef.setInput('failure', refused);
    await fixture.whenStable();
    expect(element.textContent).toContain('A dataset of this name exists already.');
    expect(document.activeElement).toBe(name);
    expect((await run(element, withoutLayout)).violations).toEqual([]);
  });
});
