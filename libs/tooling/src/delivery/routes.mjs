import { readFileSync } from 'node:fs';
import path from 'node:path';

const part = /path: '([^']*)'|redirectTo: '([^']+)'|import\('([^']+)'\)/g;

/**
 * Which addresses load which chunks, read from the files of routes, in the router's order: the first that fits is meant.
 * @param {string} file such as `app.routes.ts`
 * @returns {{ path: string, chunks: string[] }[]} chunks by name, such as `runs.page`
 */
export function lazyRoutes(file) {
  const found = [];
  const led = [];
  let address = '';
  for (const [, ownPath, other, imported] of readFileSync(file, 'utf8').matchAll(part)) {
    if (ownPath !== undefined) address = ownPath;
    else if (other !== undefined) led.push({ path: address, other });
    else if (imported !== undefined)
      found.push(...loadedAt(address, path.join(path.dirname(file), imported)));
  }
  const chunksAt = (address) => found.find(({ path }) => path === address)?.chunks ?? [];
  return [...led.map(({ path, other }) => ({ path, chunks: chunksAt(other) })), ...found];
}

function loadedAt(address, imported) {
  const chunk = path.basename(imported);
  if (!chunk.endsWith('.routes')) return [{ path: address, chunks: [chunk] }];
  return lazyRoutes(`${imported}.ts`).map((below) => ({
    path: [address, below.path].filter(Boolean).join('/'),
    chunks: [chunk, ...below.chunks],
  }));
}
