import type { Route, Routes } from '@angular/router';

import { VISITED } from '../../e2e/visited-routes';
import { routes } from './app.routes';

const join = (...parts: (string | undefined)[]) => parts.filter(Boolean).join('/');

/** The whole paths under which a page is shown: not those that only lead elsewhere, or are completed by children. */
async function pathsOf(some: Routes, above = ''): Promise<string[]> {
  const found: string[] = [];
  for (const route of some) {
    const path = join(above, route.path);
    const children = await childrenOf(route);
    if (children) found.push(...(await pathsOf(children, path)));
    else if (route.redirectTo === undefined) found.push(path);
  }
  return found;
}

async function childrenOf({ children, loadChildren }: Route): Promise<Routes | undefined> {
  return loadChildren ? ((await loadChildren()) as Routes) : children;
}

describe('the routes', () => {
  it('are each visited by the sweep for accessibility, and it visits no others', async () => {
    // The page of components is in no console that is delivered.
    const paths = (await pathsOf(routes)).filter((path) => !path.startsWith('dev/'));
    expect(Object.keys(VISITED).sort()).toEqual(paths.sort());
  });

  it('have a title each, their own or one above', () => {
    const [shell] = routes.filter(({ children }) => children);
    const pages = [...routes, ...(shell?.children ?? [])].filter(
      (route) => !route.children && !route.redirectTo,
    );
    expect(pages.filter(({ title }) => !title).map(({ path }) => path)).toEqual([]);
  });
});
