import { HttpEventType, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { DEFAULT_LIMITS } from '@etl-studio/contracts';
import { run } from 'axe-core';

import { UploadedFiles } from './uploaded-files';
import { UploadZone } from './upload-zone';

/** Contrast needs a layout, which jsdom has not. */
const withoutLayout = { rules: { 'color-contrast': { enabled: false } } };

describe('UploadZone', () => {
  function setUp() {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    const fixture = TestBed.createComponent(UploadZone);
    fixture.componentRef.setInput('datasetId', 'd1');
    TestBed.tick();
    const server = TestBed.inject(HttpTestingController);
    server.expectOne('/api/limits').flush(DEFAULT_LIMITS);
    TestBed.tick();
    const element: HTMLElement = fixture.nativeElement;
    const drop = (file: File) => {
      const event = new Event('drop', { cancelable: true });
      Object.assign(event, { dataTransfer: { files: [file] } });
      element.querySelector('.zone')?.dispatchEvent(event);
      TestBed.tick();
    };
    const sent = (query = '') => server.expectOne(`/api/datasets/d1/uploads${query}`);
    return { element, server, drop, sent };
  }

  const csv = (text = 'Day,Campaign\n') => new File([text], 'september.csv');

  it('opens the mapping of an accepted file, and keeps the file for it', () => {
    const { drop, sent } = setUp();
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const file = csv();
    drop(file);
    sent().flush({ run: { id: 'r1' }, inspection: {} });
    TestBed.tick();
    expect(navigate).toHaveBeenCalledWith(['/runs', 'r1', 'mapping']);
    expect(TestBed.inject(UploadedFiles).find('r1')).toBe(file);
  });

  it('shows how far an upload is, then that the server reads the file', () => {
    const { element, drop, sent } = setUp();
    drop(csv());
    const request = sent();
    request.event({ type: HttpEventType.UploadProgress, loaded: 512, total: 2048 });
    TestBed.tick();
    expect(element.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')).toBe('25');
    expect(element.textContent).toContain('512 bytes of 2 kB');
    request.event({ type: HttpEventType.UploadProgress, loaded: 2048, total: 2048 });
    TestBed.tick();
    expect(element.textContent).toContain('Reading header…');
  });

  it('aborts an upload that is cancelled', () => {
    const { element, drop, sent } = setUp();
    drop(csv());
    const request = sent();
    element.querySelector<HTMLElement>('.line button')?.click();
    TestBed.tick();
    expect(request.cancelled).toBe(true);
    expect(element.textContent).toContain('Drop a CSV here or');
  });

  it('sends nothing that is certainly not CSV, and says why', () => {
    const { element, server, drop } = setUp();
    drop(new File(['x'], 'report.xlsx'));
    server.expectNone('/api/datasets/d1/uploads');
    expect(element.querySelector('[role=alert]')?.textContent).toContain('is a .xlsx file');
  });

  it("tells the server's reason for a refusal, with the request id", () => {
    const { element, drop, sent } = setUp();
    drop(csv(''));
    const body = { code: 'empty_file', detail: 'The file is empty.', requestId: 'req-9' };
    sent().flush(body, { status: 422, statusText: 'Unprocessable' });
    TestBed.tick();
    const alert = element.querySelector('[role=alert]')?.textContent;
    expect(alert).toContain('The file is empty.');
    expect(alert).toContain('req-9');
  });

  it('offers the run that holds the same file, or to import it again', async () => {
    const { element, server, drop, sent } = setUp();
    drop(csv());
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

  it('says that a file can be dropped while one hovers', () => {
    const { element } = setUp();
    element.querySelector('.zone')?.dispatchEvent(new Event('dragover', { cancelable: true }));
    TestBed.tick();
    expect(element.textContent).toContain('Drop to upload');
  });

  it('has no accessibility violations', async () => {
    const { element } = setUp();
    expect((await run(element, withoutLayout)).violations).toEqual([]);
  });
});
