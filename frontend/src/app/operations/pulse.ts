import { DestroyRef, inject, signal, type Signal } from '@angular/core';
import { interval } from 'rxjs';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';

const EVERY_MS = 10_000;

export interface Pulse {
  readonly paused: Signal<boolean>;
  /** Seconds since the epoch that a page may count from; ticks every second. */
  readonly now: Signal<number>;
  toggle(): void;
}

/** Calls `beat` every ten seconds while the page lives, is seen, and is not paused. */
export function pulse(beat: () => void): Pulse {
  const paused = signal(false);
  const now = signal(Date.now());
  const destroyed = inject(DestroyRef);
  interval(1_000)
    .pipe(takeUntilDestroyed(destroyed))
    .subscribe(() => now.set(Date.now()));
  interval(EVERY_MS)
    .pipe(takeUntilDestroyed(destroyed))
    .subscribe(() => {
      if (!paused() && document.visibilityState === 'visible') beat();
    });
  return { paused, now, toggle: () => paused.update((is) => !is) };
}
