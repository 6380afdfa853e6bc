import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import {
  type LoginRequest,
  type OrgMembership,
  type PasswordChangeRequest,
  type Permission,
  roleMay,
  type SessionInfo,
} from '@etl-studio/contracts';
import { firstValueFrom } from 'rxjs';

import { orgAmong } from './kept-org';
import { OrgContext } from './org-context';

/** Who is signed in, and in which of their organizations they work. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly http = inject(HttpClient);
  private readonly orgContext = inject(OrgContext);
  private readonly session = signal<SessionInfo | null>(null);
  private known: Promise<SessionInfo | null> | null = null;

  readonly user = computed(() => this.session()?.user ?? null);
  readonly orgs = computed<OrgMembership[]>(() => this.session()?.orgs ?? []);
  /** False for who signs in with another provider only. */
  readonly hasPassword = computed(() => this.session()?.hasPassword !== false);
  readonly isOperator = computed(() => this.session()?.isOperator === true);
  readonly org = computed(() => orgAmong(this.orgs(), this.orgContext.orgId()));

  /** Whether the signed-in person may do this in the chosen organization. */
  can(permission: Permission): boolean {
    const org = this.org();
    return org !== null && roleMay(org.role, permission);
  }

  /** The session the browser's cookie stands for; null when nobody is signed in. Asked once. */
  load(): Promise<SessionInfo | null> {
    this.known ??= this.fetchSession();
    return this.known;
  }

  /** Reads the session again: its organizations, or the person's roles in them, have changed. */
  reload(): Promise<SessionInfo | null> {
    this.known = this.fetchSession();
    return this.known;
  }

  /** Takes over a session that another way than signing in has begun, and works in `orgId`. */
  enter(session: SessionInfo, orgId: string): void {
    this.adopt(session);
    this.switchOrg(orgId);
  }

  async signIn(request: LoginRequest): Promise<void> {
    this.adopt(await firstValueFrom(this.http.post<SessionInfo>('/api/auth/login', request)));
  }

  async changePassword(request: PasswordChangeRequest): Promise<void> {
    await firstValueFrom(this.http.post('/api/auth/password', request));
  }

  /** Ends the session, on the server too; one that had ended there already is no error. */
  async signOut(): Promise<void> {
    try {
      await firstValueFrom(this.http.post('/api/auth/logout', {}));
    } catch (error) {
      if (!isUnauthenticated(error)) throw error;
    }
    this.forget();
  }

  switchOrg(orgId: string): void {
    this.orgContext.choose(orgId);
  }

  /** Drops what is known of the session, without telling the server. */
  forget(): void {
    this.session.set(null);
    this.known = Promise.resolve(null);
  }

  private async fetchSession(): Promise<SessionInfo | null> {
    try {
      const session = await firstValueFrom(this.http.get<SessionInfo>('/api/auth/me'));
      this.adopt(session);
      return session;
    } catch (error) {
      if (isUnauthenticated(error)) return null;
      this.known = null;
      throw error;
    }
  }

  private adopt(session: SessionInfo): void {
    this.session.set(session);
    this.known = Promise.resolve(session);
    const org = this.org();
    if (org) this.orgContext.choose(org.id);
    else this.orgContext.clear();
  }
}

function isUnauthenticated(error: unknown): boolean {
  return error instanceof HttpErrorResponse && error.status === 401;
}
