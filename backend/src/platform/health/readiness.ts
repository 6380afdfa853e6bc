import { Injectable, Logger, ServiceUnavailableException } from '@nestjs/common';
import {
  type HealthCheckResult,
  HealthCheckService,
  HealthIndicatorService,
  type HealthIndicatorResult,
} from '@nestjs/terminus';
import type { ComponentCheck, Readiness as ReadinessAnswer, TimedCheck } from '@etl-studio/contracts';
import { isDatabaseUnavailable } from '../database';
import { within } from '../lifecycle';
import { AppliedMigrations } from './applied-migrations';
import { HealthRegistry, type HealthProbe } from './health-registry';

const DEADLINE_MS = 2_000;

/** Asks every component how it is. */
@Injectable()
export class Readiness {
  private readonly logger = new Logger(Readiness.name);

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
    try {
      const { pending } = await inTime(this.migrations.read());
      return pending.length > 0
        ? indicator.down(`Migrations are not applied: ${pending.join(', ')}. Run the migrate role.`)
        : indicator.up();
    } catch (error) {
      const away = isDatabaseUnavailable(error) || error instanceof Late;
      return indicator.down(away ? 'The database does not answer.' : 'The database refuses the application.');
    }
  }

  private async component(name: string, probe: HealthProbe): Promise<HealthIndicatorResult> {
    const indicator = this.indicators.check(name);
    try {
      const { status, ...data } = await inTime(probe());
      return status === 'up' ? indicator.up(data) : indicator.degraded(data);
    } catch (error) {
      this.logger.warn(`The ${name} cannot be asked: ${String(error)}`);
      return indicator.degraded('does not answer');
    }
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

class Late extends Error {}

const inTime = <T>(answer: Promise<T>): Promise<T> =>
  within(DEADLINE_MS, answer, () => new Late(`no answer within ${DEADLINE_MS / 1000} s`));
