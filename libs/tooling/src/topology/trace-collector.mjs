import { once } from 'node:events';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

/**
 * @typedef {object} Span times are nanoseconds since 1970, as text
 * @property {string} traceId
 * @property {string} spanId
 * @property {string} [parentSpanId]
 * @property {string} name
 * @property {string} startTimeUnixNano
 * @property {string} endTimeUnixNano
 * @property {string} service which process it is of
 */

/** A collector that speaks OTLP over HTTP, as far as it takes spans in. */
export class TraceCollector {
  /** @type {Span[]} */
  spans = [];

  static async open() {
    const collector = new TraceCollector();
    await once(collector.server.listen(0, '127.0.0.1'), 'listening');
    return collector;
  }

  constructor() {
    this.server = createServer(async (request, response) => {
      const { resourceSpans = [] } = /** @type {any} */ (await json(request));
      for (const { resource, scopeSpans } of resourceSpans) {
        const service = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue;
        this.spans.push(...scopeSpans.flatMap(({ spans }) => spans).map((span) => ({ ...span, service })));
      }
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
    });
  }

  get url() {
    const address = this.server.address();
    return typeof address === 'object' ? `http://127.0.0.1:${address?.port}` : '';
  }

  /** The spans of a trace, in the order in which they began. @param {string} traceId */
  trace(traceId) {
    const began = ({ startTimeUnixNano }) => BigInt(startTimeUnixNano);
    return this.spans
      .filter((span) => span.traceId === traceId)
      .sort((one, other) => Number(began(one) - began(other)));
  }

  close() {
    this.server.close();
    this.server.closeAllConnections();
  }
}
