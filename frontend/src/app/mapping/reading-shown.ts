import { computed, linkedSignal, type WritableSignal } from '@angular/core';
import type { Inspection } from '@etl-studio/contracts';

/** Whether it is shown how the file is read: unasked where no line of it names the columns. */
export function readingShown(inspection: () => Inspection | null): WritableSignal<boolean> {
  const isNameless = computed(() => Boolean(inspection()?.warnings.some(({ code }) => code === 'no_header')));
  return linkedSignal<boolean, boolean>({
    source: isNameless,
    computation: (nameless, before) => nameless || (before?.value ?? false),
  });
}
