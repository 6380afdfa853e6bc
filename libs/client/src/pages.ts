interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** Every item of a list, page after page as they are asked for. */
export async function* eachItem<T>(
  pageAt: (cursor: string | undefined) => Promise<Page<T>>,
): AsyncGenerator<T, void> {
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await pageAt(cursor);
    yield* items;
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
}
