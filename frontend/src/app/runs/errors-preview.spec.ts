import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Run, TopError } from '@etl-studio/contracts';

import { ErrorsPreview } from './errors-preview';
import { LiveRun } from './live-run';

const dates = (count: number, sampleRow = 3): TopError => ({
  ...{ code: 'invalid_date', field: 'date', count, sampleRow },
});
const run = (topErrors: TopError[], more: Partial<Run> = {}) =>
  ({ id: 'r1', status: 'RUNNING', processedRows: 100, invalidRows: 1, topErrors, ...more }) as Run;

const INSPECTION = {
  columns: [
    { index: 0, name: 'Campaign' },
    { index: 1, name: 'Day' },
  ],
  preview: [{ rowNumber: 3, line: 4, values: ['Brand', '31/09/2026'] }],
};

describe('the causes of errors', () => {
  let preview: ComponentFixture<ErrorsPreview>;
  let http: HttpTestingController;
  const now = signal(0);

  beforeEach(() => {
    now.set(0);
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: LiveRun, useValue: { now } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    preview = TestBed.createComponent(ErrorsPreview);
    preview.componentRef.setInput('mapping', { date: { source: 'Day' } });
  });

  const show = async (state: Run) => {
    preview.componentRef.setInput('run', state);
    await preview.whenStable();
  };
  const cells = () =>
    [...(preview.nativeElement as HTMLElement).querySelectorAll('td')].map((cell) => cell.textContent.trim());

  it('come with a cell of the file while the run is under way, asked for once', async () => {
    await show(run([]));
    http.expectNone('/api/runs/r1/inspection');
    preview.componentRef.setInput('run', run([dates(1)]));
    preview.detectChanges();
    http.expectOne('/api/runs/r1/inspection').flush(INSPECTION);
    await preview.whenStable();
    expect(cells().at(-1)).toBe('31/09/2026');
    await show(run([dates(7)]));
    expect(cells().at(-1)).toBe('31/09/2026');
    http.expectNone('/api/runs/r1/inspection');
  });

  it('come with a row to look at where no cell is known', async () => {
    preview.componentRef.setInput('run', run([dates(1, 60_000)]));
    preview.detectChanges();
    http.expectOne('/api/runs/r1/inspection').flush(INSPECTION);
    await preview.whenStable();
    expect(cells().at(-1)).toBe('row 60,000');
  });

  it('come with their most frequent cell once the run has ended', async () => {
    preview.componentRef.setInput('run', run([dates(7)], { status: 'SUCCEEDED' }));
    preview.detectChanges();
    http.expectNone('/api/runs/r1/inspection');
    const group = { code: 'invalid_date', field: 'date', value: '', count: 7, sampleRows: [3] };
    http.expectOne('/api/runs/r1/errors/groups').flush([group]);
    await preview.whenStable();
    expect(cells().at(-1)).toBe('(empty)');
  });

  it('tell what came in lately, until the run has ended', async () => {
    preview.componentRef.setInput('run', run([]));
    preview.detectChanges();
    now.set(3_000);
    preview.componentRef.setInput('run', run([dates(41)]));
    preview.detectChanges();
    http.expectOne('/api/runs/r1/inspection').flush(INSPECTION);
    await preview.whenStable();
    expect(cells()[2]).toBe('+41 41');
    preview.componentRef.setInput('run', run([dates(41)], { status: 'SUCCEEDED' }));
    preview.detectChanges();
    expect(cells()[2]).toBe('41');
  });
});
