import { Global, Module } from '@nestjs/common';
import { Measures } from './measures';
import { MetricsServer } from './metrics-server';
import { Tracing } from './tracing';

/** `GET /metrics` of a process, the list to which its modules add what they measure, and its traces. */
@Global()
@Module({ providers: [Measures, MetricsServer, Tracing], exports: [Measures, Tracing] })
export class TelemetryModule {}
