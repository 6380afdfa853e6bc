import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Request } from 'express';
import { CSRF_HEADER, CSRF_VALUE, ORG_HEADER, roleIncludes } from '@etl-studio/contracts';
import { Sessions, type SignedIn } from '../auth';
import { type AccessRule, accessRuleOf, DomainError, notFound } from '../platform/http';
import { Memberships } from './memberships';
import type { RequestAccess, RoleRule } from './require-role';
import { ResourceOrgs } from './resource-orgs';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Decides every request by its route's access rule; a route without one lets nobody in. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly sessions: Sessions,
    private readonly memberships: Memberships,
    private readonly resources: ResourceOrgs,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = accessRuleOf(context.getHandler(), context.getClass());
    if (!rule) throw new DomainError('forbidden', 'This address is open to nobody.');
    if (rule.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const who = await this.sessions.of(request);
    if (!who)
      throw new DomainError('unauthenticated', 'You are not signed in, or your session has ended. Sign in.');
    refuseForgery(request);
    request.signedIn = who;
    if (isRoleRule(rule)) request.access = await this.accessFor(rule, request, who);
    return true;
  }

  private async accessFor(rule: RoleRule, request: Request, who: SignedIn): Promise<RequestAccess> {
    const orgId = rule.resource
      ? await this.resources.orgOf(rule.resource, String(request.params[`${rule.resource}Id`]))
      : await this.chosenOrg(request, who);
    const role = orgId && (await this.memberships.roleOf(orgId, who.userId));
    if (!role) throw notFound();
    if (!roleIncludes(role, rule.role)) {
      const detail = `This needs the role ${rule.role}; yours in this organization is ${role}. Ask an owner.`;
      throw new DomainError('forbidden', detail);
    }
    const { userId, userName, sessionId } = who;
    return { userId, userName, sessionId, orgId, role, requestId: request.requestId };
  }

  private async chosenOrg(request: Request, who: SignedIn): Promise<string | null> {
    const given = request.get(ORG_HEADER) ?? request.query.orgId;
    if (given !== undefined) return typeof given === 'string' && isUUID(given) ? given : null;
    const [first, ...others] = await this.memberships.of(who.userId);
    if (first && others.length === 0) return first.id;
    throw new DomainError(
      'org_required',
      first
        ? `You are in ${others.length + 1} organizations. Name the one you mean in ${ORG_HEADER} or ?orgId=.`
        : 'You are in no organization. Create one, or ask to be invited.',
    );
  }
}

function isRoleRule(rule: AccessRule): rule is RoleRule {
  return rule.kind === 'role';
}

// A form or link of another site can send the cookie, but never this header.
function refuseForgery(request: Request): void {
  if (SAFE_METHODS.has(request.method) || request.get(CSRF_HEADER) === CSRF_VALUE) return;
  throw new DomainError('csrf_required', `Send the header ${CSRF_HEADER}: ${CSRF_VALUE} with every change.`);
}
