import { Injectable, ServiceUnavailableException } from '@nestjs/common';
import {
  type HealthCheckResult,
  HealthCheckService,
  HealthIndicatorService,
  type HealthIndicatorResult,
} from '@nestjs/terminus';
import type { ComponentCheck, Readiness as ReadinessAnswer, TimedCheck } from '@etl-studio/contracts';
import { isDatabaseUnavailable } from '../database';
import { AppliedMigrations, type MigrationState } from './applied-migrations';
import { HealthRegistry, type HealthProbe } from './health-registry';

const DEADLINE_MS = 2_000;

/** Asks every component how it is. */
@Injectable()
export class Readiness {
  constructor(
    private readonly checks: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly registry: HealthRegistry,
    private readonly migrations: AppliedMigrations,
  ) {}

  /** `error` while requests cannot be served, `degraded` while something behind them is away. */
  async read(): Promise<ReadinessAnswer> {
    const { status, checks } = await this.measure();
    const told = Object.entries(checks).map(([name, check]) => [name, withoutTime(check)]);
    return { status, checks: Object.fromEntries(told) as Record<string, ComponentCheck> };
  }

  /** What `read` says, and how long each component took to answer. */
  async measure(): Promise<{ status: ReadinessAnswer['status']; checks: Record<string, TimedCheck> }> {
    const times = new Map<string, number>();
    const timed = (name: string, check: () => Promise<HealthIndicatorResult>) => async () => {
      const started = performance.now();
      const result = await check();
      times.set(name, Math.round(performance.now() - started));
      return result;
    };
    const result = await this.checks
      .check([
        timed('database', () => this.database()),
        ...[...this.registry.probes].map(([name, probe]) => timed(name, () => this.component(name, probe))),
      ])
      .catch(resultOf);
    return {
      status: result.status === 'ok' || result.status === 'degraded' ? result.status : 'error',
      checks: Object.fromEntries(
        Object.entries(result.details).map(([name, { status, message }]) => [
          name,
          { status, ...(typeof message === 'string' && { message }), millis: times.get(name) ?? 0 },
        ]),
      ),
    };
  }

  private async database(): Promise<HealthIndicatorResult> {
    const indicator = this.indicators.check('database');
    const state = await within<MigrationState>(this.migrations.read());
    if (state instanceof Error) {
      const away = isDatabaseUnavailable(state) || state instanceof DeadlineError;
      return indicator.down(away ? 'The database does not answer.' : 'The database refuses the application.');
    }
    return state.pending.length > 0
      ? indicator.down(`Migrations are not applied: ${state.pending.join(', ')}. Run the migrate role.`)
      : indicator.up();
  }

  private async component(name: string, probe: HealthProbe): Promise<HealthIndicatorResult> {
    const indicator = this.indicators.check(name);
    const health = await within(probe());
    if (health instanceof Error) return indicator.degraded('does not answer');
    const { status, ...data } = health;
    return status === 'up' ? indicator.up(data) : indicator.degraded(data);
  }
}

function withoutTime({ status, message }: TimedCheck): ComponentCheck {
  return { status, ...(message !== undefined && { message }) };
}

// Terminus throws the result when something is down.
function resultOf(error: unknown): HealthCheckResult {
  if (error instanceof ServiceUnavailableException) return error.getResponse() as HealthCheckResult;
  throw error;
}

class DeadlineError extends Error {}

/** What the promise gives, or the error that it ends in; a silent one ends after the deadline. */
async function within<T>(promise: Promise<T>): Promise<T | Error> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<Error>((resolve) => {
    timer = setTimeout(() => resolve(new DeadlineError('no answer')), DEADLINE_MS);
  });
  const answer = promise.catch((error: unknown) =>
    error instanceof Error ? error : new Error(String(error)),
  );
  return Promise.race([answer, deadline]).finally(() => clearTimeout(timer));
}
