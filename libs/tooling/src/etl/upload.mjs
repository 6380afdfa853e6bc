import { randomUUID } from 'node:crypto';
import { Complaint } from './complaint.mjs';

/**
 * Sends the file to the dataset, chunk by chunk, and answers `{ run, inspection }`.
 * @param {import('./server.mjs').Server} server
 * @param {import('./input.mjs').Input} input
 * @param {{ datasetId: string, name: string, allowDuplicate: boolean, encoding?: string }} upload
 */
export async function uploaded(server, input, { datasetId, name, allowDuplicate, encoding }) {
  const { maxUploadBytes } = await server.json('GET', '/api/limits');
  const size = await input.size();
  if (size > maxUploadBytes)
    throw new Complaint(`${input.name} has ${size} bytes, and the server takes at most ${maxUploadBytes}.`);
  const boundary = `etl-${randomUUID()}`;
  const query = new URLSearchParams({
    allowDuplicate: String(allowDuplicate),
    ...(encoding && { encoding }),
  });
  return server.json('POST', `/api/datasets/${datasetId}/uploads?${query}`, {
    headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
    body: ReadableStream.from(part(boundary, name, input)),
    duplex: 'half',
  });
}

/** The file as the only part of a multipart body. */
async function* part(boundary, name, input) {
  const quoted = name.replace(/["\r\n]/g, (char) => encodeURIComponent(char));
  yield Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${quoted}"\r\nContent-Type: text/csv\r\n\r\n`,
  );
  yield* input.chunks();
  yield Buffer.from(`\r\n--${boundary}--\r\n`);
}
