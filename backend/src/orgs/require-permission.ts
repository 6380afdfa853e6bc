import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiExtension, ApiHeader, ApiParam, ApiQuery } from '@nestjs/swagger';
import type { Request } from 'express';
import { grantOf, ORG_HEADER, type Permission, type Role, ROLES } from '@etl-studio/contracts';
import { accessRule, ApiProblems, type AccessRule } from '../platform/http';
import type { Credential } from './callers';
import { governingResource } from './governing-resource';

/** On whose behalf a request acts, in which organization. */
export interface RequestAccess {
  userId: string;
  userName: string;
  credential: Credential;
  orgId: string;
  role: Role;
  requestId: string;
}

declare module 'express-serve-static-core' {
  interface Request {
    /** Set by the access guard for routes with `@RequirePermission`. */
    access?: RequestAccess;
  }
}

export interface PermissionRule extends AccessRule {
  kind: 'permission';
  permission: Permission;
  /** Counts as an upload, of which fewer are let in a minute. */
  isUpload?: boolean;
}

/**
 * Lets in members whose role has this permission by the policy table. The organization is that of the resource which
 * the path names first; where it names none, it is the one in `X-Org-Id` or `?orgId=`, or the caller's only one.
 */
export function RequirePermission(
  permission: Permission,
  options: Pick<PermissionRule, 'isUpload'> = {},
): MethodDecorator {
  const rule: PermissionRule = { kind: 'permission', permission, ...options };
  const { least, route } = grantOf(permission);
  const resource = governingResource(route);
  const documentation = resource
    ? [ApiParam({ name: resource.parameter, schema: { type: 'string', format: 'uuid' } })]
    : [
        ApiHeader({
          name: ORG_HEADER,
          required: false,
          description: 'Organization; needed by members of several.',
        }),
        ApiQuery({ name: 'orgId', required: false, description: `In place of ${ORG_HEADER}.` }),
        ApiProblems('org_required'),
      ];
  return applyDecorators(
    accessRule(rule),
    ApiCookieAuth('session'),
    ApiBearerAuth('api-key'),
    ApiExtension('x-permission', permission),
    ApiExtension('x-required-role', least),
    ApiProblems('unauthenticated', 'not_found', 'too_many_requests'),
    ...(least === ROLES[0] ? [] : [ApiProblems('forbidden')]),
    ...documentation,
  );
}

export function isPermissionRule(rule: AccessRule | undefined): rule is PermissionRule {
  return rule?.kind === 'permission';
}

/** The `RequestAccess` of a route with `@RequirePermission`. */
export const Access = createParamDecorator((_: unknown, context: ExecutionContext): RequestAccess => {
  const { access } = context.switchToHttp().getRequest<Request>();
  if (!access) throw new Error('Access needs a route that requires a permission');
  return access;
});
