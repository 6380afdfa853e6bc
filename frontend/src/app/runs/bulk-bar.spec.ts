import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import type { Run, RunStatus } from '@etl-studio/contracts';
import { Toasts } from '@etl-studio/ui';
import { run as axe } from 'axe-core';

import { BulkBar } from './bulk-bar';
import { LiveRuns } from './live-runs';
import { RunSelection } from './run-selection';

/** Contrast needs a layout, which jsdom has not. */
const withoutLayout = { rules: { 'color-contrast': { enabled: false } } };

const runOf = (id: string, status: RunStatus) => ({ id, status, datasetId: 'd1', fileName: `${id}.csv` }) as Run;
const runs = [
  runOf('bad', 'FAILED'),
  runOf('worse', 'FAILED'),
  runOf('live', 'RUNNING'),
  runOf('good', 'SUCCEEDED'),
];

let bar: ComponentFixture<BulkBar>;
let selection: RunSelection;
let listed: ReturnType<typeof signal<readonly Run[]>>;

beforeEach(async () => {
  listed = signal<readonly Run[]>(runs);
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      RunSelection,
      { provide: LiveRuns, useValue: { runs: listed } },
    ],
  });
  selection = TestBed.inject(RunSelection);
  selection.chooseAll(true);
  bar = TestBed.createComponent(BulkBar);
  await bar.whenStable();
});

const text = () => (bar.nativeElement as HTMLElement).textContent;
async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 10));
  TestBed.tick();
}
async function press(selector: string): Promise<void> {
  document.querySelector<HTMLElement>(selector)!.click();
  await settled();
}

describe('the bar of chosen runs', () => {
  afterEach(() => TestBed.inject(MatDialog).closeAll());

  it('offers each thing for those that it can be done to', () => {
    expect(text()).toContain('4 chosen');
    expect(text()).toMatch(/Retry\s+2/);
    expect(text()).toMatch(/Cancel\s+1/);
    expect(text()).not.toContain('Delete drafts');
  });

  it('compares two imports of one dataset, the older one left', async () => {
    listed.set([runOf('new', 'SUCCEEDED'), runOf('old', 'REVERTED')]);
    selection.chooseAll(true);
    await bar.whenStable();
    const link = (bar.nativeElement as HTMLElement).querySelector('[data-testid=bulk-compare]');
    expect(link?.getAttribute('href')).toBe('/datasets/d1/compare?leftRunId=old&rightRunId=new');
    selection.choose(runOf('old', 'REVERTED'), false);
    await bar.whenStable();
    expect(text()).toContain('Nothing can be done to these together.');
  });

  it('forgets a run that is listed no more', async () => {
    listed.set(runs.slice(1));
    await bar.whenStable();
    expect(text()).toContain('3 chosen');
    expect(text()).toMatch(/Retry\s+1/);
  });

  it('asks, does what can be done, and says why the rest was refused', async () => {
    document.body.append(bar.nativeElement);
    let done = 0;
    bar.componentInstance.done.subscribe(() => (done += 1));
    await press('[data-testid=bulk-retry]');
    await press('[data-testid=bulk-retry-confirm]');
    const server = TestBed.inject(HttpTestingController);
    server.expectOne('/api/runs/bad/retry').flush(runs[0]!);
    server
      .expectOne('/api/runs/worse/retry')
      .flush({ code: 'conflict', detail: 'It is running again.' }, { status: 409, statusText: 'Conflict' });
    const said = () =>
      TestBed.inject(Toasts)
        .toasts()
        .map((toast) => toast.text);
    // The dialog takes its time to close.
    for (let waits = 0; waits < 50 && said().length === 0; waits += 1) await settled();
    expect(said()).toEqual(['Done: 1.', 'Left as they are: 1. It is running again.']);
    expect([done, selection.runs()]).toEqual([1, []]);
    (bar.nativeElement as HTMLElement).remove();
  });

  it('has no accessibility violations', async () => {
    expect((await axe(bar.nativeElement, withoutLayout)).violations).toEqual([]);
  });
});
