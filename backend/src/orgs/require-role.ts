import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiExtension, ApiHeader, ApiParam, ApiQuery } from '@nestjs/swagger';
import type { Request } from 'express';
import { ORG_HEADER, type Role, ROLES } from '@etl-studio/contracts';
import { accessRule, ApiProblems, type AccessRule } from '../platform/http';
import type { Credential } from './callers';

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
    /** Set by the access guard for routes with `@RequireRole`. */
    access?: RequestAccess;
  }
}

export interface RoleRule extends AccessRule {
  kind: 'role';
  role: Role;
  /** Kind of the resource that says the organization; its id is the path parameter `<resource>Id`. */
  resource?: string;
  /** Path parameter of a person's id: they themself may, whatever their role. */
  orSelf?: string;
  /** Counts as an upload, of which fewer are let in a minute. */
  isUpload?: boolean;
}

/**
 * Lets in members with at least this role. With a `resource` the organization is that of the resource in the
 * path; without, it is the one in `X-Org-Id` or `?orgId=`, or the caller's only one.
 */
export function RequireRole(
  role: Role,
  options: Pick<RoleRule, 'resource' | 'orSelf' | 'isUpload'> = {},
): MethodDecorator {
  const { resource } = options;
  const rule: RoleRule = { kind: 'role', role, ...options };
  const documentation = resource
    ? [ApiParam({ name: `${resource}Id`, schema: { type: 'string', format: 'uuid' } })]
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
    ApiExtension('x-required-role', role),
    ApiProblems('unauthenticated', 'not_found', 'too_many_requests'),
    ...(role === ROLES[0] ? [] : [ApiProblems('forbidden')]),
    ...documentation,
  );
}

/** The `RequestAccess` of a route with `@RequireRole`. */
export const Access = createParamDecorator((_: unknown, context: ExecutionContext): RequestAccess => {
  const { access } = context.switchToHttp().getRequest<Request>();
  if (!access) throw new Error('Access needs a route that requires a role');
  return access;
});
