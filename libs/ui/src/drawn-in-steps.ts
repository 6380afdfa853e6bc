import { computed, effect, linkedSignal, type Signal } from '@angular/core';

/** How many of a long list are drawn by now. */
interface DrawnInSteps {
  readonly count: Signal<number>;
  /** Draws the rest at once: somebody is about to use it. */
  complete(): void;
}

/**
 * `first` of a list are drawn at once and `step` more after each frame, so that nobody waits for what is not in sight.
 * It begins again where `again` changes. Call it in an injection context.
 */
export function drawnInSteps(
  { first, step }: { first: number; step: number },
  all: () => number,
  again: () => unknown,
): DrawnInSteps {
  const count = linkedSignal({ source: again, computation: () => first });
  // Not the list itself: one that is made anew more often than frames are painted would never be drawn.
  const isDrawn = computed(() => count() >= all());
  effect((onCleanup) => {
    count();
    if (isDrawn()) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // A frame is painted between its callbacks and the next task.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => count.update((drawn) => drawn + step));
    });
    onCleanup(() => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    });
  });
  return { count: count.asReadonly(), complete: () => count.update((drawn) => Math.max(drawn, all())) };
}
