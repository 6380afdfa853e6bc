import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Which scripts an address needs, as the console's build says; `:name` stands for any part of a path, `**` for any path. */
interface Preload {
  path: string;
  scripts: string[];
}

const SIGN_IN = 'login';

/**
 * Link elements that let a browser ask for all scripts of a page at once, where it would else find out about each by
 * running the one before. Empty where the build said nothing.
 * @param isVisitor whether the browser brings no session, so that it will be led to the sign-in page
 */
export async function preloadLinks(directory: string, address: string, isVisitor: boolean): Promise<string> {
  const preloads = await readPreloads(directory);
  const wanted = segmentsOf(address);
  const page = preloads.find((preload) => fits(preload.path, wanted));
  const shown = isVisitor && page?.path !== 'invite' ? preloads.find(({ path }) => path === SIGN_IN) : page;
  return (shown?.scripts ?? []).map((script) => `<link rel="modulepreload" href="${script}">`).join('');
}

async function readPreloads(directory: string): Promise<Preload[]> {
  const text = await readFile(path.join(directory, 'preloads.json'), 'utf8').catch(() => '[]');
  return JSON.parse(text) as Preload[];
}

function fits(pattern: string, wanted: readonly string[]): boolean {
  if (pattern === '**') return true;
  const parts = segmentsOf(pattern);
  return (
    parts.length === wanted.length &&
    parts.every((part, index) => part.startsWith(':') || part === wanted[index])
  );
}

function segmentsOf(address: string): string[] {
  return address.split('/').filter(Boolean);
}
