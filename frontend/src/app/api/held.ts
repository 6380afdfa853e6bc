import { linkedSignal, type Signal } from '@angular/core';

interface Reading<T> {
  hasValue(): boolean;
  value(): T | undefined;
  isLoading(): boolean;
}

/** What a resource holds, and while it reads anew what it held before: a page that is refreshed does not go blank. */
export function held<T>(reading: Reading<T>): Signal<T | null> {
  return linkedSignal<{ value: T | null; isLoading: boolean }, T | null>({
    source: () => ({
      value: reading.hasValue() ? (reading.value() ?? null) : null,
      isLoading: reading.isLoading(),
    }),
    computation: ({ value, isLoading }, last) => value ?? (isLoading ? (last?.value ?? null) : null),
  });
}
