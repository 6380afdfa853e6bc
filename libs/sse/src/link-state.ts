/** How a live stream stands towards its server. */
export type LinkKind = 'connecting' | 'live' | 'reconnecting' | 'polling' | 'ended' | 'denied';

export interface LinkState {
  kind: LinkKind;
  /** When the state began, in milliseconds since the epoch. */
  since: number;
  /** While `reconnecting`: milliseconds from `since` to the next try, where the client times it itself. */
  retryInMs?: number;
  /** While `reconnecting` or `polling`: tries so far, from 1. */
  attempt?: number;
}

/** One named event of a stream, its payload parsed from JSON. */
export interface StreamMessage<T> {
  id: string;
  event: string;
  data: T;
}
