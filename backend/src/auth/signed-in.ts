import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiCookieAuth, ApiExtension } from '@nestjs/swagger';
import type { Request } from 'express';
import { accessRule, ApiProblems, type AccessRule } from '../platform/http';
import type { SignedIn } from './sessions';

declare module 'express-serve-static-core' {
  interface Request {
    /** Set by the access guard for routes that are not public. */
    signedIn?: SignedIn;
  }
}

const SESSION: AccessRule = { kind: 'session' };

/** Lets in whoever is signed in, whatever their organizations. */
export const RequireSession = () =>
  applyDecorators(accessRule(SESSION), ApiCookieAuth('session'), ApiProblems('unauthenticated'));

const OPERATOR: AccessRule = { kind: 'operator' };

/** Lets in whoever is signed in and named in `OPERATOR_EMAILS`. */
export const RequireOperator = () =>
  applyDecorators(
    accessRule(OPERATOR),
    ApiCookieAuth('session'),
    ApiExtension('x-required-operator', true),
    ApiProblems('unauthenticated', 'forbidden', 'too_many_requests'),
  );

const OPTIONAL_SESSION: AccessRule = { kind: 'optional-session' };

/** Lets everybody in, and knows who is signed in. */
export const OptionalSession = () => accessRule(OPTIONAL_SESSION);

/** The person behind the request, in routes with `@RequireSession()`. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn => {
  const { signedIn } = context.switchToHttp().getRequest<Request>();
  if (!signedIn) throw new Error('CurrentUser needs a route that requires a session');
  return signedIn;
});
