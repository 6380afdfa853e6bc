const MINUTE = 60;
const HOUR = 60 * MINUTE;
/** Seconds after each failed try; after the last there is none. Together about a day. */
const PAUSES = [5, 30, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR];

/** Seconds to wait after so many tries, somewhat random so that receivers are not met by all at once; null: give up. */
export function pauseAfter(attempts: number, random = Math.random()): number | null {
  const pause = PAUSES[attempts - 1];
  return pause === undefined ? null : (pause * (80 + 40 * random)) / 100;
}
