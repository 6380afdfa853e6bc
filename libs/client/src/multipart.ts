import type { CsvFile } from './csv-file';

export interface MultipartBody {
  contentType: string;
  /** The body from its start, each time. */
  stream: () => ReadableStream<Uint8Array>;
}

/** Fields, then the file as the last part, chunk by chunk: no more of it is held than one chunk. */
export function multipart(fields: Readonly<{ [name: string]: string }>, file: CsvFile): MultipartBody {
  const boundary = `etl-${globalThis.crypto.randomUUID()}`;
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    stream: () => streamOf(parts(boundary, fields, file)),
  };
}

async function* parts(
  boundary: string,
  fields: Readonly<{ [name: string]: string }>,
  { name, chunks }: CsvFile,
): AsyncGenerator<Uint8Array, void> {
  const text = new TextEncoder();
  for (const [field, value] of Object.entries(fields))
    yield text.encode(`--${boundary}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`);
  const quoted = name.replace(/["\r\n]/g, (char) => encodeURIComponent(char));
  yield text.encode(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${quoted}"\r\nContent-Type: text/csv\r\n\r\n`,
  );
  yield* chunks();
  yield text.encode(`\r\n--${boundary}--\r\n`);
}

/** Pulled by whoever reads it; left unread, the source is let go. */
function streamOf(source: AsyncGenerator<Uint8Array, void>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await source.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await source.return();
    },
  });
}
