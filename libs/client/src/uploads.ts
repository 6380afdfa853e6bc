import { type CsvFile, fileAt } from './csv-file';
import { multipart } from './multipart';
import type { Transport } from './transport';

export interface WriteOptions {
  /** Repeated by whoever repeats the whole step later on: it is then carried out once. A random one if left out. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** Sends files, chunk by chunk. */
export class Uploads {
  constructor(private readonly transport: Transport) {}

  /** The JSON that comes back. `file`: of the disk, by its path, or from elsewhere. */
  async send(
    path: string,
    fields: Readonly<{ [name: string]: string }>,
    file: CsvFile | string,
    { idempotencyKey, signal }: WriteOptions = {},
  ): Promise<unknown> {
    const { contentType, stream } = multipart(fields, typeof file === 'string' ? await fileAt(file) : file);
    const headers = {
      'Content-Type': contentType,
      ...(idempotencyKey !== undefined && { 'Idempotency-Key': idempotencyKey }),
    };
    const response = await this.transport.send({ method: 'POST', path, headers, body: stream, signal });
    return response.json();
  }
}
