/**
 * How long a run will take, as it is shown and as it is said aloud. In seconds, null while nobody can tell, `finishing`
 * when all rows are read.
 */
export function timeLeft(seconds: number | 'finishing' | null): { shown: string; said: string } {
  if (seconds === 'finishing') return alike($localize`:@@progress.finishing:finishing`);
  if (seconds === null) return alike($localize`:@@progress.estimating:estimating`);
  if (seconds < 120) {
    return {
      shown: $localize`:@@progress.secondsLeft:about ${seconds}:seconds: s left`,
      said: $localize`:@@progress.secondsLeftSaid:about ${seconds}:seconds: seconds left`,
    };
  }
  const minutes = Math.round(seconds / 60);
  return {
    shown: $localize`:@@progress.minutesLeft:about ${minutes}:minutes: min left`,
    said: $localize`:@@progress.minutesLeftSaid:about ${minutes}:minutes: minutes left`,
  };
}

const alike = (words: string) => ({ shown: words, said: words });
