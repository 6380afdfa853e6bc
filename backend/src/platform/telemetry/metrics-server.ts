import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { Config } from '../config';
import { Measures } from './measures';
import { registryOf } from './prometheus';

/**
 * `GET /metrics` on a port of its own, which no browser need ever reach; not at all without METRICS_PORT. A port that
 * cannot be had is logged and costs nothing else.
 */
@Injectable()
export class MetricsServer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(MetricsServer.name);
  private server: Server | null = null;

  constructor(
    private readonly measures: Measures,
    private readonly config: Config,
  ) {}

  /** Where it is served; null where it is not. */
  get port(): number | null {
    return (this.server?.address() as AddressInfo | null)?.port ?? null;
  }

  async onApplicationBootstrap(): Promise<void> {
    const { metricsPort, host } = this.config;
    if (metricsPort === null) return;
    const registry = await registryOf(this.measures.all);
    const server = createServer((request, response) => void answer(registry, request, response));
    this.server = server;
    try {
      await once(server.listen(metricsPort, host), 'listening');
      this.logger.log(`Metrics on port ${this.port}`);
    } catch (error) {
      this.logger.error({ message: 'Metrics cannot be served', port: metricsPort, error });
    }
  }

  onApplicationShutdown(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }
}

async function answer(registry: Registry, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' || request.url !== '/metrics') {
    response.writeHead(404).end('Only GET /metrics is served here.\n');
    return;
  }
  try {
    const text = await registry.metrics();
    response.writeHead(200, { 'Content-Type': registry.contentType }).end(text);
  } catch (error) {
    Logger.warn({ message: 'Metrics could not be told', error }, MetricsServer.name);
    response.writeHead(500).end();
  }
}
