import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './openapi';
import type { Transport } from './transport';

/** Every route of the API, typed by its OpenAPI document: `http.GET('/api/runs/{runId}', { params: { path: { runId } } })`. */
export type Http = Client<paths>;

export function httpOver(transport: Transport): Http {
  return createClient<paths>({
    baseUrl: transport.url,
    fetch: async (request) => {
      const body = request.body ? await request.arrayBuffer() : null;
      const { method, headers, signal } = request;
      const path = request.url.slice(transport.url.length);
      return transport.send({ method, path, headers, signal, ...(body && { body: () => body }) });
    },
  });
}

/** What a call was answered; refusals are thrown before. */
export async function dataOf<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T;
}
