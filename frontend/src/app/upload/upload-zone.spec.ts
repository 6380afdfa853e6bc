import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { DEFAULT_LIMITS } from '@etl-studio/contracts';
import { run } from 'axe-core';

import { LiveConversion } from '../engine/live-conversion';
import { readableFile } from '../../testing/readable-file';
import { ChosenFile } from './chosen-file';
import { UploadZone } from './upload-zone';

/** Contrast needs a layout, which jsdom has not. */
const withoutLayout = { rules: { 'color-contrast': { enabled: false } } };

describe('UploadZone', () => {
  function setUp(limits = DEFAULT_LIMITS) {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const fixture = TestBed.createComponent(UploadZone);
    fixture.componentRef.setInput('datasetId', 'd1');
    let chosen = 0;
    fixture.componentInstance.chosen.subscribe(() => (chosen += 1));
    TestBed.tick();
    const server = TestBed.inject(HttpTestingController);
    server.expectOne('/api/limits').flush(limits);
    TestBed.tick();
    const element: HTMLElement = fixture.nativeElement;
    const drop = (file: File) => {
      const event = new Event('drop', { cancelable: true });
      Object.assign(event, { dataTransfer: { files: [file] } });
      element.querySelector('.zone')?.dispatchEvent(event);
      TestBed.tick();
    };
    const settled = async () => {
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    };
    const alert = () => element.querySelector('[role=alert]')?.textContent ?? '';
    return { element, server, drop, settled, alert, chosen: () => chosen };
  }

  it('reads the file here and sends nothing of it', async () => {
    const { server, drop, settled, chosen } = setUp();
    const file = readableFile('september.csv', 'Day,Campaign\n2026-09-03,Brand\n');
    drop(file);
    await settled();
    expect(chosen()).toBe(1);
    expect(TestBed.inject(ChosenFile).fileFor('d1')).toBe(file);
    expect(
      TestBed.inject(LiveConversion)
        .inspection()
        ?.columns.map(({ name }) => name),
    ).toEqual(['Day', 'Campaign']);
    server.verify();
  });

  it('stops reading when it is cancelled', async () => {
    const { element, drop, settled, chosen } = setUp();
    drop(readableFile('september.csv', 'Day,Campaign\n'));
    expect(element.textContent).toContain('september.csv');
    element.querySelector<HTMLElement>('.line button')?.click();
    await settled();
    expect(element.textContent).toContain('Drop a CSV here or');
    expect(chosen()).toBe(0);
  });

  it('refuses a workbook that is called .csv, in the words of the engine', async () => {
    const { drop, settled, alert, chosen } = setUp();
    drop(readableFile('renamed.csv', 'PK\u0003\u0004' + '\u0000'.repeat(200)));
    await settled();
    expect(alert()).toContain('as CSV');
    expect(chosen()).toBe(0);
  });

  it('refuses an empty file', async () => {
    const { drop, settled, alert } = setUp();
    drop(readableFile('empty.csv', ''));
    await settled();
    expect(alert()).toContain('empty');
  });

  it('does not even read a file that is too large', async () => {
    const { drop, settled, alert, chosen } = setUp({ ...DEFAULT_LIMITS, maxUploadBytes: 10 });
    await settled();
    drop(readableFile('large.csv', 'Day,Campaign\n'));
    expect(alert()).toContain('at most 10 bytes are allowed');
    await settled();
    expect(chosen()).toBe(0);
  });

  it('says that a file can be dropped while one hovers', () => {
    const { element } = setUp();
    element.querySelector('.zone')?.dispatchEvent(new Event('dragover', { cancelable: true }));
    TestBed.tick();
    expect(element.textContent).toContain('Drop to read the file');
  });

  it('has no accessibility violations', async () => {
    const { element } = setUp();
    expect((await run(element, withoutLayout)).violations).toEqual([]);
  });
});
