export { retryDelay } from './backoff';
export {
  type ConnectionEvent,
  type EventSourceFactory,
  type EventSourceLike,
  StreamClosedError,
  StreamPayloadError,
  fromEventSource,
} from './from-event-source';
export type { LinkKind, LinkState, StreamMessage } from './link-state';
export { type LiveStreamOptions, type StreamUpdate, liveStream } from './live-stream';
export { tabVisible } from './tab-visible';
