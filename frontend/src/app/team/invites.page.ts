import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { type Invite, type NewInvite, type Role, roleIncludes, ROLES } from '@etl-studio/contracts';
import {
  Badge,
  Card,
  CopyButton,
  EmptyState,
  ErrorPanel,
  Field,
  FieldControl,
  Formats,
  RelativeTime,
  Skeleton,
  Toasts,
} from '@etl-studio/ui';
import { firstValueFrom } from 'rxjs';

import { OrgsApi } from '../api/orgs.api';
import { confirm } from '../dialog/confirm.dialog';
import { toFailure } from '../http/failure';
import { SessionStore } from '../session/session.store';
import { roleName } from '../shell/role-name';
import { emailsIn } from './emails';

/** Invites people, hands out their links once, and shows who has not come yet. */
@Component({
  selector: 'app-invites-page',
  imports: [
    Badge,
    Card,
    CopyButton,
    EmptyState,
    ErrorPanel,
    Field,
    FieldControl,
    MatButton,
    RelativeTime,
    Skeleton,
  ],
  templateUrl: './invites.page.html',
  styleUrl: './team.scss',
})
export class InvitesPage {
  private readonly session = inject(SessionStore);
  private readonly api = inject(OrgsApi);
  private readonly dialog = inject(MatDialog);
  private readonly toasts = inject(Toasts);
  protected readonly formats = inject(Formats);

  /** Null where the person may not invite. */
  private readonly org = computed(() => (this.session.can('invites.list') ? this.session.org() : null));
  protected readonly allowed = computed(() => this.org() !== null);
  protected readonly invites = this.api.invites(() => this.org()?.id);
  protected readonly failure = computed(() => toFailure(this.invites.error()));
  protected readonly roles = computed(() => {
    const own = this.org()?.role ?? 'MEMBER';
    return ROLES.filter((role) => roleIncludes(own, role)).map((role) => ({ role, word: roleName(role) }));
  });
  protected readonly busy = signal(false);
  protected readonly wrong = signal<string | null>(null);
  /** Links made on this visit: nobody sees them again. */
  protected readonly made = signal<readonly NewInvite[]>([]);
  protected readonly allMailed = computed(() => this.made().every(({ mail }) => mail !== null));
  protected readonly refused = signal<readonly { email: string; why: string }[]>([]);
  protected readonly rows = computed(() =>
    (this.invites.hasValue() ? this.invites.value().items : []).map((invite) => ({
      ...invite,
      word: roleName(invite.role),
      isOver: Date.parse(invite.expiresAt) < Date.now(),
    })),
  );

  /** Invites everybody named; those who cannot be are listed with the reason. */
  protected async invite(box: HTMLTextAreaElement, role: Role): Promise<void> {
    const { emails, wrong } = emailsIn(box.value);
    this.wrong.set(this.fault(emails, wrong));
    const org = this.org();
    if (!org || this.busy() || this.wrong()) {
      box.focus();
      return;
    }
    this.busy.set(true);
    this.refused.set([]);
    for (const email of emails) {
      try {
        const made = await firstValueFrom(this.api.invite(org.id, { email, role }));
        this.made.update((invites) => [made, ...invites.filter((each) => each.email !== made.email)]);
      } catch (error) {
        this.refused.update((all) => [...all, { email, why: toFailure(error).sentence }]);
      }
    }
    box.value = this.refused()
      .map(({ email }) => email)
      .join(', ');
    this.busy.set(false);
    this.invites.reload();
  }

  protected async withdraw(invite: Invite): Promise<void> {
    const org = this.org();
    if (!org) return;
    const done = await confirm(this.dialog, {
      title: $localize`:@@invites.withdrawTitle:Withdraw the invite for ${invite.email}:email:?`,
      text: $localize`:@@invites.withdrawText:Its link stops working.`,
      keep: $localize`:@@team.keep:Keep`,
      act: $localize`:@@invites.withdraw:Withdraw`,
      isDangerous: true,
      testId: 'invite-withdraw',
      run: () => this.api.withdrawInvite(org.id, invite.id),
    });
    if (!done) return;
    this.made.update((invites) => invites.filter(({ id }) => id !== invite.id));
    this.toasts.say($localize`:@@invites.withdrawn:The invite was withdrawn.`);
    this.invites.reload();
  }

  private fault(emails: string[], wrong: string[]): string | null {
    if (wrong.length > 0) {
      return $localize`:@@invites.wrong:${wrong.join(', ')}:text: is not an email address. Enter addresses such as ann@example.com, with commas between them.`;
    }
    return emails.length === 0 ? $localize`:@@invites.missing:Enter at least one email address.` : null;
  }
}
