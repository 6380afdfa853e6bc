import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Request } from 'express';
import {
  CSRF_HEADER,
  CSRF_VALUE,
  type Grant,
  grantOf,
  ORG_HEADER,
  roleIncludes,
} from '@etl-studio/contracts';
import { Operators } from '../auth';
import { enterOrganization } from '../platform/database';
import { accessRuleOf, DomainError, notFound } from '../platform/http';
import { requestContext } from '../platform/logging';
import { type Caller, Callers } from './callers';
import { governingResource } from './governing-resource';
import { RequestRates } from './request-rates';
import { isPermissionRule, type PermissionRule, type RequestAccess } from './require-permission';
import { ResourceOrgs } from './resource-orgs';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Decides every request by its route's access rule and the policy table; a route without one lets nobody in. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly callers: Callers,
    private readonly resources: ResourceOrgs,
    private readonly rates: RequestRates,
    private readonly operators: Operators,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = accessRuleOf(context.getHandler(), context.getClass());
    if (!rule) throw new DomainError('forbidden', 'This address is open to nobody.');
    if (rule.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const caller = await this.callers.of(request);
    if (!caller && rule.kind === 'optional-session') return true;
    if (!caller) throw unauthenticated(request);
    if (caller.signedIn) {
      refuseForgery(request);
      request.signedIn = caller.signedIn;
    } else noteKey(caller);
    const access = isPermissionRule(rule) ? this.accessFor(rule, request, caller) : undefined;
    // Looked up while the request is counted; what it gives is told only to those who may ask.
    access?.catch(() => undefined);
    await this.rates.count(caller.userId, isPermissionRule(rule) && rule.isUpload === true);
    if (access) {
      request.access = await access;
      enterOrganization(request.access.orgId);
    } else if (!caller.signedIn && rule.kind !== 'optional-session')
      throw new DomainError('forbidden', 'This is for people who are signed in, not for API keys.');
    if (rule.kind === 'operator') this.refuseOthers(caller);
    request.keyOwner = { userId: caller.userId, orgId: request.access?.orgId ?? null };
    return true;
  }

  private refuseOthers({ signedIn }: Caller): void {
    if (signedIn && this.operators.includes(signedIn.email)) return;
    throw new DomainError(
      'forbidden',
      'This is for the operators of the installation, named in OPERATOR_EMAILS.',
    );
  }

  private async accessFor(
    { permission }: PermissionRule,
    request: Request,
    caller: Caller,
  ): Promise<RequestAccess> {
    const grant = grantOf(permission);
    const resource = governingResource(grant.route);
    const orgId = resource
      ? await this.resources.orgOf(resource.kind, String(request.params[resource.parameter]))
      : await this.chosenOrg(request, caller);
    const role = orgId && (await this.callers.roleIn(orgId, caller));
    if (!role) throw notFound();
    if (!roleIncludes(role, grant.least) && !isSelf(grant, request, caller)) {
      const detail = `This needs the role ${grant.least}; yours in this organization is ${role}. Ask an owner.`;
      throw new DomainError('forbidden', detail);
    }
    const { userId, userName, credential } = caller;
    return { userId, userName, credential, orgId, role, requestId: request.requestId };
  }

  private async chosenOrg(request: Request, caller: Caller): Promise<string | null> {
    const given = request.get(ORG_HEADER) ?? request.query.orgId;
    if (given !== undefined) return typeof given === 'string' && isUUID(given) ? given : null;
    if (caller.bound) return caller.bound.orgId;
    const [first, ...others] = await this.callers.orgsOf(caller);
    if (first && others.length === 0) return first.id;
    throw new DomainError(
      'org_required',
      first
        ? `You are in ${others.length + 1} organizations. Name the one you mean in ${ORG_HEADER} or ?orgId=.`
        : 'You are in no organization. Create one, or ask to be invited.',
    );
  }
}

function unauthenticated(request: Request): DomainError {
  const byKey = request.get('Authorization') !== undefined;
  return new DomainError(
    'unauthenticated',
    byKey
      ? 'The API key is not known here, was revoked or has expired. Send “Authorization: Bearer etl_…” with a live one.'
      : 'You are not signed in, or your session has ended. Sign in.',
  );
}

/** So that the audit log tells what a key did from what its maker did. */
function noteKey({ credential }: Caller): void {
  const context = requestContext.getStore();
  if (context) context.apiKeyId = credential.id;
}

function isSelf({ orSelf }: Grant, { params }: Request, { signedIn }: Caller): boolean {
  return orSelf !== undefined && String(params[orSelf]).toLowerCase() === signedIn?.userId;
}

// A form or link of another site can send the cookie, but never this header.
function refuseForgery(request: Request): void {
  if (SAFE_METHODS.has(request.method) || request.get(CSRF_HEADER) === CSRF_VALUE) return;
  throw new DomainError('csrf_required', `Send the header ${CSRF_HEADER}: ${CSRF_VALUE} with every change.`);
}
