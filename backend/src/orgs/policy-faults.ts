import { grantOf, PERMISSIONS } from '@etl-studio/contracts';
import type { AccessRule } from '../platform/http';
import { isPermissionRule } from './require-permission';

export interface RouteAccess {
  /** As the OpenAPI document names it, such as `GET /api/runs/{runId}`. */
  route: string;
  rule: AccessRule | undefined;
}

/** Where the routes and the policy table are not one and the same, a sentence for each place. */
export function policyFaults(routes: RouteAccess[]): string[] {
  const claimed = new Set<string>();
  const faults = routes.flatMap(({ route, rule }) => {
    if (!rule) return [`${route} says nothing about who may call it.`];
    if (!isPermissionRule(rule)) return [];
    claimed.add(rule.permission);
    const { route: owner } = grantOf(rule.permission);
    return owner === route
      ? []
      : [`${route} claims “${rule.permission}”, which the policy gives to ${owner}.`];
  });
  const idle = PERMISSIONS.filter((permission) => !claimed.has(permission));
  return [
    ...faults,
    ...idle.map(
      (name) => `The policy has a line “${name}” for ${grantOf(name).route}, which no route claims.`,
    ),
  ];
}
