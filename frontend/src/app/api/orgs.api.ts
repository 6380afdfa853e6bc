import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  AuditEvent,
  AuditFilter,
  Invite,
  InviteAcceptance,
  InvitePreview,
  InviteRequest,
  Member,
  NewInvite,
  Organization,
  Page,
  Role,
  SessionInfo,
} from '@etl-studio/contracts';
import type { Observable } from 'rxjs';

import { query } from './query';

type OrgId = () => string | undefined;

/** An organization, its people, and what they did. Resources follow the signals they read. */
@Injectable({ providedIn: 'root' })
export class OrgsApi {
  private readonly http = inject(HttpClient);

  members(orgId: OrgId) {
    return this.read<Page<Member>>(orgId, '/members', () => ({ limit: 500 }));
  }

  invites(orgId: OrgId) {
    return this.read<Page<Invite>>(orgId, '/invites', () => ({ limit: 500 }));
  }

  /** What was done, newest first. */
  auditEvents(orgId: OrgId, options: () => AuditFilter & { cursor?: string; limit: number }) {
    return this.read<Page<AuditEvent>>(orgId, '/audit-events', () => ({ ...options() }));
  }

  rename(orgId: string, name: string): Observable<Organization> {
    return this.http.patch<Organization>(orgUrl(orgId), { name });
  }

  delete(orgId: string): Observable<unknown> {
    return this.http.delete(orgUrl(orgId));
  }

  changeRole(orgId: string, userId: string, role: Role): Observable<Member> {
    return this.http.patch<Member>(orgUrl(orgId, `/members/${encodeURIComponent(userId)}`), { role });
  }

  removeMember(orgId: string, userId: string): Observable<unknown> {
    return this.http.delete(orgUrl(orgId, `/members/${encodeURIComponent(userId)}`));
  }

  /** The answer is the only one that holds the link. */
  invite(orgId: string, request: InviteRequest): Observable<NewInvite> {
    return this.http.post<NewInvite>(orgUrl(orgId, '/invites'), request);
  }

  withdrawInvite(orgId: string, inviteId: string): Observable<unknown> {
    return this.http.delete(orgUrl(orgId, `/invites/${encodeURIComponent(inviteId)}`));
  }

  previewInvite(token: string): Observable<InvitePreview> {
    return this.http.post<InvitePreview>('/api/invites/preview', { token });
  }

  acceptInvite(acceptance: InviteAcceptance): Observable<SessionInfo> {
    return this.http.post<SessionInfo>('/api/invites/accept', acceptance);
  }

  private read<T>(orgId: OrgId, path: string, params: () => Parameters<typeof query>[0]) {
    return httpResource<T>(() => {
      const id = orgId();
      return id ? { url: orgUrl(id, path), params: query(params()) } : undefined;
    });
  }
}

function orgUrl(orgId: string, path = ''): string {
  return `/api/orgs/${encodeURIComponent(orgId)}${path}`;
}
