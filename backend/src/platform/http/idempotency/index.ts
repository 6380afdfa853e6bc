export { IdempotencyKeys } from './idempotency-keys';
export { IDEMPOTENCY_HEADER, IdempotencyInterceptor } from './idempotency.interceptor';
export { ReplayedAnswer } from './idempotent-request';
