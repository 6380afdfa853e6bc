/** Names of the server-sent events; `data` of the `run.*` ones is a `Run`, `id` its `seq`. */
export const RUN_EVENTS = ['run.snapshot', 'run.progress', 'run.completed', 'run.updated'] as const;
export type RunEventName = (typeof RUN_EVENTS)[number];

/** Sent before the server ends a stream that outlived `sseMaxSeconds`; the client reconnects. */
export const STREAM_END_EVENT = 'stream.end';
