import { Injectable, ServiceUnavailableException } from '@nestjs/common';
import {
  type HealthCheckResult,
  HealthCheckService,
  HealthIndicatorService,
  type HealthIndicatorResult,
} from '@nestjs/terminus';
import { DataSource } from 'typeorm';
import type { Readiness as ReadinessAnswer } from '@etl-studio/contracts';
import { isDatabaseUnavailable } from '../database';
import { HealthRegistry, type HealthProbe } from './health-registry';

const DEADLINE_MS = 2_000;

/** Asks every component how it is. */
@Injectable()
export class Readiness {
  constructor(
    private readonly checks: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly registry: HealthRegistry,
    private readonly dataSource: DataSource,
  ) {}

  /** `error` while requests cannot be served, `degraded` while something behind them is away. */
  async read(): Promise<ReadinessAnswer> {
    const result = await this.checks
      .check([
        () => this.database(),
        ...[...this.registry.probes].map(
          ([name, probe]) =>
            () =>
              this.component(name, probe),
        ),
      ])
      .catch(resultOf);
    return {
      status: result.status === 'ok' || result.status === 'degraded' ? result.status : 'error',
      checks: Object.fromEntries(
        Object.entries(result.details).map(([name, { status, message }]) => [
          name,
          { status, ...(typeof message === 'string' && { message }) },
        ]),
      ),
    };
  }

  private async database(): Promise<HealthIndicatorResult> {
    const indicator = this.indicators.check('database');
    const pending = await within(this.pendingMigrations());
    if (pending instanceof Error) {
      const away = isDatabaseUnavailable(pending) || pending instanceof DeadlineError;
      return indicator.down(away ? 'The database does not answer.' : 'The database refuses the application.');
    }
    return pending.length > 0
      ? indicator.down(`Migrations are not applied: ${pending.join(', ')}. Run the migrate role.`)
      : indicator.up();
  }

  private async pendingMigrations(): Promise<string[]> {
    const applied: { name: string }[] = await this.dataSource.query('SELECT name FROM migrations');
    const names = new Set(applied.map(({ name }) => name));
    return this.dataSource.migrations
      .map((migration) => migration.name ?? migration.constructor.name)
      .filter((name) => !names.has(name));
  }

  private async component(name: string, probe: HealthProbe): Promise<HealthIndicatorResult> {
    const indicator = this.indicators.check(name);
    const health = await within(probe());
    if (health instanceof Error) return indicator.degraded('does not answer');
    const { status, ...data } = health;
    return status === 'up' ? indicator.up(data) : indicator.degraded(data);
  }
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
