import type { Run } from '@etl-studio/contracts';
import type { Tone } from '@etl-studio/ui';
import {
  LucideBan,
  LucideCircleCheck,
  LucideCircleDashed,
  LucideCircleX,
  LucideClock,
  LucideLoaderCircle,
  type LucideIconInput,
  LucideOctagonAlert,
  LucideRotateCcw,
  LucideTriangleAlert,
  LucideUndo2,
} from '@lucide/angular';

export interface RunStatusWords {
  word: string;
  tone: Tone;
  icon: LucideIconInput;
  turning?: boolean;
}

/** What a person is told about where a run stands. With `now`, in milliseconds, a wait is told in seconds. */
export function runStatus(
  run: Pick<Run, 'status' | 'dlq' | 'invalidRows' | 'retryAt'>,
  now = Number.POSITIVE_INFINITY,
): RunStatusWords {
  switch (run.status) {
    case 'DRAFT':
      return { word: $localize`:@@status.draft:Draft`, tone: 'neutral', icon: LucideCircleDashed };
    case 'QUEUED':
      return run.retryAt
        ? { word: retrying(Date.parse(run.retryAt) - now), tone: 'warn', icon: LucideRotateCcw }
        : { word: $localize`:@@status.queued:Queued`, tone: 'neutral', icon: LucideClock };
    case 'RUNNING':
      return {
        word: $localize`:@@status.running:Running`,
        tone: 'info',
        icon: LucideLoaderCircle,
        turning: true,
      };
    case 'SUCCEEDED':
      return run.invalidRows > 0
        ? { word: $localize`:@@status.partly:Succeeded with errors`, tone: 'warn', icon: LucideTriangleAlert }
        : { word: $localize`:@@status.succeeded:Succeeded`, tone: 'ok', icon: LucideCircleCheck };
    case 'FAILED':
      return run.dlq
        ? { word: $localize`:@@status.setAside:Set aside`, tone: 'bad', icon: LucideOctagonAlert }
        : { word: $localize`:@@status.failed:Failed`, tone: 'bad', icon: LucideCircleX };
    case 'CANCELLED':
      return { word: $localize`:@@status.cancelled:Cancelled`, tone: 'neutral', icon: LucideBan };
    case 'REVERTED':
      return { word: $localize`:@@status.reverted:Reverted`, tone: 'neutral', icon: LucideUndo2 };
  }
}

function retrying(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return seconds > 0
    ? $localize`:@@status.retryingIn:Retrying in ${seconds}:seconds: s`
    : $localize`:@@status.retrying:Retrying`;
}
