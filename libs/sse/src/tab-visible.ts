import { EMPTY, type Observable, fromEvent, map, startWith } from 'rxjs';

/** Whether the tab is shown, now and at every change; silent where there is no document. */
export function tabVisible(): Observable<boolean> {
  if (typeof document === 'undefined') return EMPTY;
  return fromEvent(document, 'visibilitychange').pipe(
    startWith(null),
    map(() => document.visibilityState !== 'hidden'),
  );
}
