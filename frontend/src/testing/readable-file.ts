/** A file whose bytes can be read in jsdom, which has no `Blob.arrayBuffer()`. */
export function readableFile(name: string, text: string): File {
  const bytes = new TextEncoder().encode(text);
  const part = (start: number, end: number) => ({
    arrayBuffer: () => Promise.resolve(bytes.slice(start, end).buffer),
  });
  return Object.assign(new File([text], name), {
    slice: (start = 0, end = bytes.length) => part(start, end) as Blob,
  });
}
