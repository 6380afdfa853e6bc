import { setTimeout } from 'node:timers/promises';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Context, type Tracer } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { parseTraceParent } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TraceIdRatioBasedSampler, TracerProvider } from '@opentelemetry/sdk-trace';
import type { TracingConfig } from '../config';
import type { OpenSpan, SpanOptions } from './tracing';

/** Spans that wait to be sent; what is more is dropped. */
const MOST_WAITING = 4_096;
const SEND_EVERY_MS = 1_000;
const SEND_WITHIN_MS = 5_000;
/** The last spans are worth this long at shutdown, no more. */
const LAST_MS = 2_000;

const KINDS = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
} as const;

/** Tracing that is on. Of its own: nothing is registered for the whole process. */
export class LiveTracing {
  private readonly contexts = new AsyncLocalStorageContextManager().enable();
  private readonly provider: TracerProvider;
  private readonly tracer: Tracer;

  constructor({ endpoint, percent, service }: TracingConfig) {
    const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, timeoutMillis: SEND_WITHIN_MS });
    this.provider = new TracerProvider({
      resource: resourceFromAttributes({ 'service.name': service }),
      // By the trace's id: API and worker come to the same decision, whatever a caller's flags say.
      sampler: new TraceIdRatioBasedSampler(percent / 100),
      spanProcessors: [
        new BatchSpanProcessor({
          exporter,
          maxQueueSize: MOST_WAITING,
          scheduledDelayMillis: SEND_EVERY_MS,
          exportTimeoutMillis: SEND_WITHIN_MS,
        }),
      ],
    });
    this.tracer = this.provider.getTracer('etl-studio');
  }

  get traceparent(): string | null {
    const context = trace.getSpanContext(this.contexts.active());
    if (!context) return null;
    return `00-${context.traceId}-${context.spanId}-0${context.traceFlags & 1}`;
  }

  begin(name: string, { kind, attributes, parent }: SpanOptions): OpenSpan {
    const context = parent === undefined ? this.contexts.active() : contextOf(parent);
    const span = this.tracer.startSpan(name, { kind: kind && KINDS[kind], attributes }, context);
    const inside = trace.setSpan(context, span);
    return {
      run: (work) => this.contexts.with(inside, work),
      set: (more) => void span.setAttributes(more),
      rename: (better) => void span.updateName(better),
      fail: (cause) => {
        span.setStatus({ code: SpanStatusCode.ERROR });
        if (cause instanceof Error) span.setAttribute('error.type', cause.name);
      },
      end: () => span.end(),
    };
  }

  async stop(): Promise<void> {
    const sent = this.provider.shutdown().catch(() => undefined);
    await Promise.race([sent, setTimeout(LAST_MS, undefined, { ref: false })]);
    this.contexts.disable();
  }
}

function contextOf(traceparent: string | null): Context {
  const parent = traceparent === null ? null : parseTraceParent(traceparent);
  return parent ? trace.setSpanContext(ROOT_CONTEXT, { ...parent, isRemote: true }) : ROOT_CONTEXT;
}
