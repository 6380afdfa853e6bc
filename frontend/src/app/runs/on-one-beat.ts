import {
  asyncScheduler,
  connect,
  endWith,
  ignoreElements,
  interval,
  map,
  merge,
  type OperatorFunction,
  scan,
  takeUntil,
  throttleTime,
} from 'rxjs';

/** A little longer than a fifth of a second: a timer that is early must not make it six times. */
const BEAT_MS = 220;
const CLOCK_MS = 1_000;

/**
 * What comes, and the seconds that pass meanwhile, on one beat: the newest, or null before there is any, at most five
 * times a second and at least once a second, until nothing more comes. A screen that changes on it and by nothing else
 * is drawn no oftener, however much there is to show.
 */
export function onOneBeat<T>(): OperatorFunction<T, T | null> {
  return connect((news) => {
    const isOver = news.pipe(ignoreElements(), endWith(true));
    const clock = interval(CLOCK_MS).pipe(
      map(() => null),
      takeUntil(isOver),
    );
    return merge(news, clock).pipe(
      scan((newest: T | null, next) => next ?? newest, null),
      throttleTime(BEAT_MS, asyncScheduler, { leading: true, trailing: true }),
    );
  });
}
