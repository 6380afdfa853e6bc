import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';

import { SessionStore } from './session.store';

/** Lets signed-in people through; sends others to sign in, and back here afterwards. */
export const requireSession: CanActivateFn = async (_route, state) => {
  const router = inject(Router);
  const session = inject(SessionStore);
  if (await session.load()) return true;
  const redirect = state.url === '/' ? undefined : state.url;
  return router.createUrlTree(['/login'], { queryParams: { redirect } });
};

/** Keeps signed-in people away from the sign-in page. */
export const requireVisitor: CanActivateFn = async (route) => {
  const router = inject(Router);
  const session = inject(SessionStore);
  if (!(await session.load())) return true;
  return router.parseUrl(pathWithin(route.queryParamMap.get('redirect')));
};

/** `redirect` when it is a path of this origin, else the start page. */
export function pathWithin(redirect: string | null): string {
  return redirect && /^\/(?![/\\])/.test(redirect) ? redirect : '/';
}
