import type { ComponentState, InstallationHealth } from '@etl-studio/contracts';
import type { Tone } from '@etl-studio/ui';

const NAMES: Record<string, string> = {
  database: $localize`:@@health.database:Database`,
  redis: $localize`:@@health.redis:Redis`,
  storage: $localize`:@@health.storage:Storage`,
  workers: $localize`:@@health.workers:Workers`,
  outbox: $localize`:@@health.outbox:Outbox`,
  leases: $localize`:@@health.leases:Leases`,
  mail: $localize`:@@health.mail:Mail`,
};

/** A component that this console does not know yet goes by the name the API gives it. */
export function componentName(name: string): string {
  return NAMES[name] ?? name;
}

export function stateOf(state: ComponentState): { word: string; tone: Tone } {
  switch (state) {
    case 'up':
      return { word: $localize`:@@health.up:Working`, tone: 'ok' };
    case 'degraded':
      return { word: $localize`:@@health.degraded:Degraded`, tone: 'warn' };
    case 'down':
      return { word: $localize`:@@health.down:Down`, tone: 'bad' };
  }
}

/** The whole in one sentence: what does not work by name. */
export function overallOf({ status, checks }: Pick<InstallationHealth, 'status' | 'checks'>): {
  sentence: string;
  tone: Tone;
} {
  const unwell = Object.entries(checks)
    .filter(([, check]) => check.status !== 'up')
    .map(([name]) => componentName(name));
  if (unwell.length === 0) return { sentence: $localize`:@@health.all:All systems are working.`, tone: 'ok' };
  const names = unwell.join(', ');
  return status === 'error'
    ? { sentence: $localize`:@@health.cannotServe:Requests cannot be served: ${names}:names:.`, tone: 'bad' }
    : { sentence: $localize`:@@health.unwell:Degraded: ${names}:names:. Requests are served.`, tone: 'warn' };
}

/** `95` becomes "1 min 35 s", `4000` "1 h 6 min". */
export function spanOf(seconds: number): string {
  if (seconds < 60) return $localize`:@@health.seconds:${seconds}:seconds: s`;
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  if (minutes < 60) return $localize`:@@health.minutes:${minutes}:minutes: min ${rest}:seconds: s`;
  return $localize`:@@health.hours:${Math.floor(minutes / 60)}:hours: h ${minutes % 60}:minutes: min`;
}
