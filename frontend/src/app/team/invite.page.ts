import { Component, computed, DOCUMENT, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { InviteAcceptance, InvitePreview, Role } from '@etl-studio/contracts';
import { ErrorPanel, Field, FieldControl, Formats, Skeleton } from '@etl-studio/ui';
import { firstValueFrom } from 'rxjs';

import { OrgsApi } from '../api/orgs.api';
import { FormFailure } from '../dialog/form-failure';
import { type Failure, toFailure } from '../http/failure';
import { SessionStore } from '../session/session.store';
import { SignInForm } from '../session/sign-in-form';
import { SingleSignOn } from '../session/single-sign-on';
import { roleName } from '../shell/role-name';

const KEPT = 'etl-studio.invite';

/** What a role may do, in a sentence. */
const ROLE_TEXTS: Record<Role, string> = {
  MEMBER: $localize`:@@invite.member:You can import files, map and mend them, and see every figure.`,
  ADMIN: $localize`:@@invite.admin:You can also manage members, keys and datasets, and read the audit log.`,
  OWNER: $localize`:@@invite.owner:You can do everything, deleting the organization included.`,
};

/** Where the link of an invite leads. The token is in the fragment, which no server and no log sees. */
@Component({
  selector: 'app-invite-page',
  imports: [
    ErrorPanel,
    Field,
    FieldControl,
    FormFailure,
    MatButton,
    RouterLink,
    SignInForm,
    SingleSignOn,
    Skeleton,
  ],
  templateUrl: './invite.page.html',
  styleUrl: './invite.page.scss',
})
export class InvitePage {
  private readonly api = inject(OrgsApi);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly formats = inject(Formats);
  private readonly token = tokenIn(inject(DOCUMENT).location.hash) || keptToken();

  protected readonly invite = signal<InvitePreview | null>(null);
  /** Why the invite cannot be shown. */
  protected readonly unreadable = signal<Failure | null>(null);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly busy = signal(false);
  protected readonly missing = signal<{ name: string | null; password: string | null }>({
    name: null,
    password: null,
  });
  protected readonly user = this.session.user;

  protected readonly words = computed(() => {
    const invite = this.invite();
    if (!invite) return null;
    const [role, expires] = [roleName(invite.role), this.formats.instant(invite.expiresAt)];
    return {
      by: $localize`:@@invite.by:${invite.invitedBy}:name: invites you as ${role}:role:. The invite is for ${invite.email}:email: and open until ${expires}:at:.`,
      may: ROLE_TEXTS[invite.role],
    };
  });
  /** What the person has to do. */
  protected readonly step = computed(() => {
    const [invite, user] = [this.invite(), this.user()];
    if (!invite) return null;
    if (user) return user.email.toLowerCase() === invite.email.toLowerCase() ? 'accept' : 'other';
    return invite.hasAccount ? 'sign-in' : 'join';
  });

  constructor() {
    void this.open();
  }

  protected unreadableWords({ status }: Failure): string {
    return status === 404
      ? $localize`:@@invite.gone:It is no longer valid.`
      : $localize`:@@invite.loadFailed:It could not be read.`;
  }

  protected async open(): Promise<void> {
    this.unreadable.set(null);
    try {
      await this.session.load();
      this.invite.set(await firstValueFrom(this.api.previewInvite(this.token)));
    } catch (error) {
      this.unreadable.set(toFailure(error));
    }
  }

  protected async accept(person: Pick<InviteAcceptance, 'name' | 'password'> = {}): Promise<void> {
    const invite = this.invite();
    if (!invite || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const session = await firstValueFrom(this.api.acceptInvite({ token: this.token, ...person }));
      this.session.enter(session, invite.organization.id);
      await this.router.navigateByUrl('/', { replaceUrl: true });
    } catch (error) {
      this.failure.set(toFailure(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected async join(name: HTMLInputElement, password: HTMLInputElement): Promise<void> {
    this.missing.set({
      name: name.value.trim() ? null : $localize`:@@invite.nameMissing:Enter your name.`,
      password: password.value ? null : $localize`:@@invite.passwordMissing:Choose a password.`,
    });
    const first = this.missing().name ? name : this.missing().password ? password : null;
    if (first) {
      first.focus();
      return;
    }
    await this.accept({ name: name.value.trim(), password: password.value });
  }

  /** The way to a provider and back is one of addresses, in which the token must not be. */
  protected keepToken(): void {
    sessionStorage.setItem(KEPT, this.token);
  }

  protected async signOut(): Promise<void> {
    await this.session.signOut();
    await this.open();
  }
}

/** The token that waited for its holder to come back from a provider; it waits once. */
function keptToken(): string {
  const token = sessionStorage.getItem(KEPT) ?? '';
  sessionStorage.removeItem(KEPT);
  return token;
}

/** The token of a link `/invite#…`, with or without a name before it. */
function tokenIn(fragment: string): string {
  return decodeURIComponent(fragment.replace(/^#(token=)?/, ''));
}
