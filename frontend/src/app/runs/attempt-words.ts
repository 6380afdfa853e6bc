import type { RunAttempt } from '@etl-studio/contracts';
import type { Tone } from '@etl-studio/ui';

const ATTEMPT_WORDS: Record<RunAttempt['status'], { word: string; tone: Tone }> = {
  RUNNING: { word: $localize`:@@attempt.running:Running`, tone: 'info' },
  SUCCEEDED: { word: $localize`:@@attempt.succeeded:Succeeded`, tone: 'ok' },
  FAILED: { word: $localize`:@@attempt.failed:Failed`, tone: 'bad' },
  CANCELLED: { word: $localize`:@@attempt.cancelled:Cancelled`, tone: 'neutral' },
};

/** What a person is told about how an attempt stands. */
export function attemptWords(status: RunAttempt['status']): { word: string; tone: Tone } {
  return ATTEMPT_WORDS[status];
}
