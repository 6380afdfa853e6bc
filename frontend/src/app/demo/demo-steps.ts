import type { Run } from '@etl-studio/contracts';

export const DEMO_STEPS = ['upload', 'map', 'import', 'mend', 'compare'] as const;
export type DemoStep = (typeof DEMO_STEPS)[number];

/** How far the guide's dataset has come. */
export interface DemoProgress {
  done: ReadonlySet<DemoStep>;
  /** What to do next; null when everything was done. */
  next: DemoStep | null;
  /** A draft that waits for its mapping. */
  draft: Run | null;
  /** The first import that succeeded, whose rows are mended. */
  imported: Run | null;
  /** The newest run that is, or was, imported. */
  latest: Run | null;
}

/** What `runs`, newest first, say of each step. */
export function demoProgress(runs: readonly Run[]): DemoProgress {
  const started = runs.filter(({ status }) => status !== 'DRAFT');
  const succeeded = runs.filter(({ status }) => status === 'SUCCEEDED');
  const imported = succeeded.at(-1) ?? null;
  const isDone: Record<DemoStep, boolean> = {
    upload: runs.length > 0,
    map: started.length > 0,
    import: imported !== null,
    mend: imported?.invalidRows === 0,
    compare: succeeded.length > 1,
  };
  return {
    done: new Set(DEMO_STEPS.filter((step) => isDone[step])),
    next: DEMO_STEPS.find((step) => !isDone[step]) ?? null,
    draft: runs.find(({ status }) => status === 'DRAFT') ?? null,
    imported,
    latest: started[0] ?? null,
  };
}
