/** A file to send: its bytes are read as they go out, and again should they have to be sent again. */
export interface CsvFile {
  /** What the console shows it under. */
  name: string;
  chunks: () => AsyncIterable<Uint8Array>;
}

/** A file of the disk, in Node. */
export async function fileAt(file: string, name?: string): Promise<CsvFile> {
  const [{ createReadStream }, path] = await Promise.all([import('node:fs'), import('node:path')]);
  return { name: name ?? path.basename(file), chunks: () => createReadStream(file) };
}

/** What is in memory already, or what a browser's file field holds. */
export function fileOf(content: string | Uint8Array<ArrayBuffer> | Blob, name: string): CsvFile {
  const blob = content instanceof Blob ? content : new Blob([content]);
  return { name, chunks: () => blob.stream() };
}
