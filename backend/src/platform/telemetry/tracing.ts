import { createHash } from 'node:crypto';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Config } from '../config';
import type { LiveTracing } from './live-tracing';

export type Attributes = Record<string, string | number | boolean>;

export interface SpanOptions {
  kind?: 'server' | 'client' | 'producer' | 'consumer';
  attributes?: Attributes;
  /** W3C `traceparent` of what this belongs to, where it is not what runs now; one that cannot be read is no parent. */
  parent?: string | null;
}

/** Something that began and has to be ended once. */
export interface OpenSpan {
  /** Does the work as a part of it. */
  run<T>(work: () => T): T;
  set(attributes: Attributes): void;
  rename(name: string): void;
  /** Says that it went wrong; of the cause no more than its name, for messages may hold what is in files. */
  fail(cause: unknown): void;
  end(): void;
}

/**
 * Traces of what this process does, for an OpenTelemetry collector. Where none is configured nothing is loaded and
 * nothing is done; one that does not answer loses spans and delays nobody.
 */
@Injectable()
export class Tracing implements OnModuleInit, OnApplicationShutdown {
  private live: LiveTracing | null = null;

  constructor(private readonly config: Config) {}

  async onModuleInit(): Promise<void> {
    const { tracing } = this.config;
    if (!tracing) return;
    const { LiveTracing } = await import('./live-tracing');
    this.live = new LiveTracing(tracing);
    new Logger(Tracing.name).log(`Traces go to ${new URL(tracing.endpoint).host}`);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.live?.stop();
  }

  get on(): boolean {
    return this.live !== null;
  }

  /** What runs now, for those who go on with it elsewhere; null where nothing is traced. */
  get traceparent(): string | null {
    return this.live?.traceparent ?? null;
  }

  begin(name: string, options: SpanOptions = {}): OpenSpan {
    return this.live?.begin(name, options) ?? NOTHING;
  }

  /** Does the work as a span of its own, which ends with it. */
  async span<T>(name: string, options: SpanOptions, work: (span: OpenSpan) => Promise<T>): Promise<T> {
    const span = this.begin(name, options);
    try {
      return await span.run(() => work(span));
    } catch (error) {
      span.fail(error);
      throw error;
    } finally {
      span.end();
    }
  }
}

const NOTHING: OpenSpan = {
  run: (work) => work(),
  set: () => undefined,
  rename: () => undefined,
  fail: () => undefined,
  end: () => undefined,
};

/** An id as traces may carry it: equal for equal ids, and of no use to anybody who has no list of them. */
export function hashed(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 16);
}
