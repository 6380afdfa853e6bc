import { Global, Module } from '@nestjs/common';
import { Measures } from './measures';
import { MetricsServer } from './metrics-server';

/** `GET /metrics` of a process, and the list to which its modules add what they measure. */
@Global()
@Module({ providers: [Measures, MetricsServer], exports: [Measures] })
export class TelemetryModule {}
