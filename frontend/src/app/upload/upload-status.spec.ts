import { HttpEventType, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Run } from '@etl-studio/contracts';
import { run } from 'axe-core';

import { UploadedFiles } from './uploaded-files';
import { UploadStatus } from './upload-status';
import { UploadStore } from './upload.store';

/** Contrast needs a layout, which jsdom has not. */
const withoutLayout = { rules: { 'color-contrast': { enabled: false } } };

describe('UploadStatus', () => {
  function setUp() {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), UploadStore],
    });
    const fixture = TestBed.createComponent(UploadStatus);
    const store = TestBed.inject(UploadStore);
    const server = TestBed.inject(HttpTestingController);
    const element: HTMLElement = fixture.nativeElement;
    const runs: Run[] = [];
    const ends: string[] = [];
    const file = new File(['Day,Campaign\n'], 'september.csv');
    const upload = () => {
      store
        .upload('d1', file)
        .subscribe({ next: (each) => runs.push(each), complete: () => ends.push('end') });
      TestBed.tick();
    };
    const sent = (query = '') => server.expectOne(`/api/datasets/d1/uploads${query}`);
    return { fixture, store, server, element, runs, ends, file, upload, sent };
  }

  it('gives the draft run, and keeps the file for its mapping', () => {
    const { upload, sent, runs, ends, file } = setUp();
    upload();
    sent().flush({ run: { id: 'r1' }, inspection: {} });
    expect(runs).toEqual([{ id: 'r1' }]);
    expect(ends).toEqual(['end']);
    expect(TestBed.inject(UploadedFiles).find('r1')).toBe(file);
  });

  it('shows how far an upload is, then that the server reads the file', () => {
    const { element, upload, sent } = setUp();
    upload();
    const request = sent();
    request.event({ type: HttpEventType.UploadProgress, loaded: 512, total: 2048 });
    TestBed.tick();
    expect(element.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')).toBe('25');
    expect(element.textContent).toContain('512 bytes of 2 kB');
    request.event({ type: HttpEventType.UploadProgress, loaded: 2048, total: 2048 });
    TestBed.tick();
    expect(element.textContent).toContain('The server is reading the file…');
  });

  it('aborts an upload that is cancelled, which then ends without a run', () => {
    const { element, upload, sent, runs, ends } = setUp();
    upload();
    const request = sent();
    element.querySelector<HTMLElement>('.line button')?.click();
    TestBed.tick();
    expect(request.cancelled).toBe(true);
    expect([runs, ends]).toEqual([[], ['end']]);
    expect(element.querySelector('.sending')).toBeNull();
  });

  it("tells the server's reason for a refusal, with the request id", () => {
    const { element, upload, sent, runs } = setUp();
    upload();
    const body = { code: 'empty_file', detail: 'The file is empty.', requestId: 'req-9' };
    sent().flush(body, { status: 422, statusText: 'Unprocessable' });
    TestBed.tick();
    const alert = element.querySelector('[role=alert]')?.textContent;
    expect(alert).toContain('The file is empty.');
    expect(alert).toContain('req-9');
    expect(runs).toEqual([]);
  });

  it('offers the run that holds the same file, or to import it again', async () => {
    const { fixture, element, server, upload, sent } = setUp();
    fixture.componentInstance.again.subscribe(upload);
    upload();
    const body = { code: 'duplicate_file', detail: 'You imported this exact file.', existingRunId: 'r0' };
    sent().flush(body, { status: 409, statusText: 'Conflict' });
    TestBed.tick();
    const alert = element.querySelector('[role=alert]')!;
    expect(alert.textContent).toContain('You imported this exact file.');
    server
      .expectOne('/api/runs/r0')
      .flush({ id: 'r0', fileName: 'september_meta.csv', createdAt: '2026-09-03T12:00:00Z' });
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
    expect(alert.textContent).toContain('“september_meta.csv”, uploaded on 3 Sept 2026');
    expect(element.querySelector('a')?.getAttribute('href')).toBe('/runs/r0');
    expect((await run(element, withoutLayout)).violations).toEqual([]);
    element.querySelector<HTMLElement>('[data-testid=upload-again]')?.click();
    expect(sent('?allowDuplicate=true').request.method).toBe('POST');
  });
});
