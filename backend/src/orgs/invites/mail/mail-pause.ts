const FIRST_SECONDS = 5;
const LONGEST_SECONDS = 3_600;

/** Seconds to wait after so many tries: four times as long each time, up to an hour, somewhat random. */
export function mailPause(attempts: number, random = Math.random()): number {
  const pause = Math.min(LONGEST_SECONDS, FIRST_SECONDS * 4 ** (attempts - 1));
  return (pause * (80 + 40 * random)) / 100;
}
