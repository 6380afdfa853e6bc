import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { run as axe } from 'axe-core';
import { of, throwError } from 'rxjs';

import { type Confirmation, confirm } from './confirm.dialog';

/** Contrast needs a layout, which jsdom has not. */
const withoutLayout = { rules: { 'color-contrast': { enabled: false } } };

const base: Confirmation<string> = {
  title: 'Revert this import?',
  text: 'Its records leave every total at once.',
  effects: ['3 days go back to an earlier run.'],
  keep: 'Keep it',
  act: 'Revert',
  testId: 'asked',
  run: () => of('reverted'),
};

function element(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  TestBed.tick();
}

async function open(changes: Partial<Confirmation<string>> = {}) {
  const answer = confirm(TestBed.inject(MatDialog), { ...base, ...changes });
  await settled();
  return { answer };
}

describe('confirm', () => {
  afterEach(() => TestBed.inject(MatDialog).closeAll());

  it('says what would happen, and gives the answer of what was done', async () => {
    const { answer } = await open();
    expect(element('[role=alertdialog]').textContent).toContain('3 days go back to an earlier run.');
    element('[data-testid=asked-confirm]').click();
    expect(await answer).toEqual({ answer: 'reverted' });
  });

  it('does nothing when it is left', async () => {
    const run = jest.fn(base.run);
    const { answer } = await open({ run });
    element('mat-dialog-actions button').click();
    expect(await answer).toBeNull();
    expect(run).not.toHaveBeenCalled();
  });

  it('stays open and tells why it was refused', async () => {
    await open({ run: () => throwError(() => new Error('no')) });
    element('[data-testid=asked-confirm]').click();
    await settled();
    expect(element('app-form-failure').textContent).toContain('Something went wrong');
  });

  it('waits until the name was typed', async () => {
    const run = jest.fn(base.run);
    const { answer } = await open({
      run,
      typed: { label: 'Type its name', text: 'Nightly', mismatch: 'Type “Nightly”.' },
    });
    element('[data-testid=asked-confirm]').click();
    await settled();
    expect(run).not.toHaveBeenCalled();
    expect(element('form').textContent).toContain('Type “Nightly”.');
    const name = element('[data-testid=asked-name]') as HTMLInputElement;
    name.value = ' Nightly ';
    element('[data-testid=asked-confirm]').click();
    expect(await answer).toEqual({ answer: 'reverted' });
  });

  it('has no accessibility violations', async () => {
    await open({ typed: { label: 'Type its name', text: 'Nightly', mismatch: 'Type “Nightly”.' } });
    expect((await axe(element('[role=alertdialog]'), withoutLayout)).violations).toEqual([]);
  });
});
