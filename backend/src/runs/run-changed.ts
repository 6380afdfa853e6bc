/**
 * SQL that tells of a run's new state, to be put behind statements that give a row set named `run` with
 * `id, org_id, seq`: the API's streams listen on `run_changed`, the relay on `run_outbox`.
 */
export const TELL_RUN_CHANGED =
  "pg_notify('run_changed', json_build_object('runId', run.id, 'orgId', run.org_id, 'seq', run.seq)::text)";
/** The same for a run that had ended before: mended, reverted or restored. */
export const TELL_RUN_UPDATED =
  "pg_notify('run_changed', json_build_object('runId', run.id, 'orgId', run.org_id, 'seq', run.seq, 'updated', true)::text)";
export const RING_RELAY = "pg_notify('run_outbox', '')";
