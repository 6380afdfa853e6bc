export type ComponentState = 'up' | 'degraded' | 'down';

/** `GET /api/health/ready`: 200 while the database answers and migrations are applied. */
export interface Readiness {
  status: 'ok' | 'degraded' | 'error';
  checks: Record<string, { status: ComponentState; message?: string }>;
}
