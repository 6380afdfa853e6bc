import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { InstallationHealth } from '@etl-studio/contracts';
import { Readiness } from '../platform/health';
import { LatencyHistory } from './latency-history';

const EVERY_MS = 60_000;

/** Asks the components of the installation how they are, once a minute, and remembers how long they took. */
@Injectable()
export class ComponentLatencies implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(ComponentLatencies.name);
  private readonly history = new LatencyHistory();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly readiness: Readiness) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.sample(), EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** How the components are now, which counts for this minute, and how long they took in the last hour. */
  async measure(): Promise<Pick<InstallationHealth, 'status' | 'checks' | 'latencies'>> {
    const measured = await this.readiness.measure();
    const now = Date.now();
    this.history.note(now, measured.checks);
    return { ...measured, latencies: this.history.upTo(now) };
  }

  private async sample(): Promise<void> {
    try {
      await this.measure();
    } catch (error) {
      this.logger.warn({ message: 'Components could not be asked how they are', error });
    }
  }
}
