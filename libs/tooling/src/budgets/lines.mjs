import { ALONE, BEGINNING } from '../delivery/preloads.mjs';

/** Bytes by gzip. A page's is what entering it loads beyond what is there already. */
const limits = { start: 130_000, page: 90_000, analytics: 220_000 };

/** @param {Set<string>} files @param {Set<string>[]} there */
const besides = (files, ...there) => [...files].filter((file) => !there.some((each) => each.has(file)));

/**
 * What the console loads for its start, for its shell and for each page, against what it may.
 * @param {import('./loaded.mjs').BuiltConsole} built
 * @returns {{ name: string, bytes: number, limit: number }[]} the largest first, after the start
 */
export function budgetLines(built) {
  const start = built.loadedBy([...built.scripts(), ...BEGINNING.map((name) => built.chunk(name))]);
  const shell = built.loadedBy([built.chunk('shell')]);
  const pages = built.pages().map((name) => {
    const there = ALONE.has(name) ? [start] : [start, shell];
    const bytes = built.gzipped(besides(built.loadedBy([built.chunk(name)]), ...there));
    return { name, bytes, limit: name === 'analytics.page' ? limits.analytics : limits.page };
  });
  return [
    { name: 'start', bytes: built.gzipped(start), limit: limits.start },
    { name: 'shell', bytes: built.gzipped(besides(shell, start)), limit: limits.page },
    ...pages.sort((one, other) => other.bytes - one.bytes),
  ];
}
