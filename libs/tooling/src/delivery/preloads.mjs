/** What follows the first script: the language, then the console. */
export const BEGINNING = ['begin', 'start'];

/** The frame of every page that is for people who are signed in. */
const FRAME = 'shell';

/** Pages around which there is no shell. */
export const ALONE = new Set(['sign-in.page', 'invite.page', 'unavailable.page']);

/**
 * The scripts that each address needs and index.html does not name, so that they are asked for together with the first
 * one and not each when the one before it runs.
 * @param {import('../budgets/loaded.mjs').BuiltConsole} built
 * @param {ReturnType<typeof import('./routes.mjs').lazyRoutes>} routes
 * @returns {{ path: string, scripts: string[] }[]}
 */
export function preloadsOf(built, routes) {
  const named = new Set(built.scripts());
  return routes
    .filter(({ chunks: [chunk = ''] }) => chunk !== FRAME)
    .map(({ path, chunks }) => {
      const frame = chunks.some((chunk) => ALONE.has(chunk)) ? [] : [FRAME];
      const files = [...BEGINNING, ...frame, ...chunks].map((chunk) => built.chunk(chunk));
      const inOrder = new Set(files.flatMap((file) => [...built.loadedBy([file])]));
      return { path, scripts: [...inOrder].filter((file) => !named.has(file)) };
    });
}
