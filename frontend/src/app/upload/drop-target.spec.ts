import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Toasts } from '@etl-studio/ui';

import { ChosenFile } from './chosen-file';
import { DropTarget } from './drop-target';

@Component({ imports: [DropTarget], template: '<div appDropTarget="d1">Meta Ads</div>' })
class Row {}

@Component({ template: '' })
class Anywhere {}

async function drop(...files: File[]) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([{ path: '**', component: Anywhere }]),
    ],
  });
  const fixture = TestBed.createComponent(Row);
  TestBed.tick();
  TestBed.inject(HttpTestingController)
    .match('/api/limits')
    .forEach((request) => request.flush({ maxUploadBytes: 10, maxRows: 5, maxColumns: 5, maxFieldChars: 5 }));
  await fixture.whenStable();
  const target = (fixture.nativeElement as HTMLElement).querySelector('div')!;
  const send = (type: string) => {
    const event = new Event(type, { cancelable: true });
    Object.assign(event, { dataTransfer: { types: files.length > 0 ? ['Files'] : ['text/plain'], files } });
    target.dispatchEvent(event);
    return event;
  };
  const isTaken = send('dragover').defaultPrevented;
  await fixture.whenStable();
  const wasMarked = target.classList.contains('dropping');
  send('drop');
  await fixture.whenStable();
  await new Promise((resolve) => setTimeout(resolve));
  return { isTaken, wasMarked, isMarked: target.classList.contains('dropping') };
}

describe('a drop target', () => {
  it('takes a file to the mapping of its dataset', async () => {
    const file = new File(['a;b'], 'september.csv');
    expect(await drop(file)).toEqual({ isTaken: true, wasMarked: true, isMarked: false });
    expect(TestBed.inject(ChosenFile).fileFor('d1')).toBe(file);
    expect(TestBed.inject(Router).url).toBe('/datasets/d1/import');
  });

  it('leaves alone what is no file', async () => {
    expect(await drop()).toEqual({ isTaken: false, wasMarked: false, isMarked: false });
    expect(TestBed.inject(Router).url).toBe('/');
  });

  it('says at once when a file is too large', async () => {
    await drop(new File(['x'.repeat(11)], 'large.csv'));
    expect(TestBed.inject(Toasts).toasts()[0]?.text).toContain('too large');
    expect(TestBed.inject(Router).url).toBe('/');
  });
});
