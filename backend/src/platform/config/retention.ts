import type { EnvReader } from './env-reader';

/** For how many days runs that count nowhere are kept; 0: until somebody deletes them. */
export interface RetentionConfig {
  readonly draftDays: number;
  readonly endedDays: number;
}

export function readRetention(env: EnvReader): RetentionConfig {
  return Object.freeze({
    draftDays: env.integer('RETAIN_DRAFT_DAYS'),
    endedDays: env.integer('RETAIN_ENDED_DAYS'),
  });
}
