/** What the work gives, or its error; that of `late` once so many milliseconds have gone by without either. */
export async function within<T>(ms: number, work: Promise<T>, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_resolve, reject) => {
    // A process that was held up itself finds the time over before it has read what came in meanwhile.
    timer = setTimeout(() => setImmediate(() => reject(late())), ms);
  });
  return Promise.race([work, over]).finally(() => clearTimeout(timer));
}
