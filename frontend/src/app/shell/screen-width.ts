import { BreakpointObserver } from '@angular/cdk/layout';
import { inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';

export type ScreenWidth = 'narrow' | 'rail' | 'full';

const NARROW = '(max-width: 959.98px)';
const FULL = '(min-width: 1280px)';

/** Which of the shell's layouts the window has room for. */
@Injectable({ providedIn: 'root' })
export class Screen {
  readonly width = toSignal(
    inject(BreakpointObserver)
      .observe([NARROW, FULL])
      .pipe(
        map(({ breakpoints }): ScreenWidth =>
          breakpoints[FULL] ? 'full' : breakpoints[NARROW] ? 'narrow' : 'rail',
        ),
      ),
    { initialValue: 'full' },
  );
}
