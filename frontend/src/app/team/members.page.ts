import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { type Member, type Role, roleIncludes, ROLES } from '@etl-studio/contracts';
import { Card, ErrorPanel, RelativeTime, Skeleton, Toasts } from '@etl-studio/ui';
import { firstValueFrom } from 'rxjs';

import { OrgsApi } from '../api/orgs.api';
import { confirm } from '../dialog/confirm.dialog';
import { toFailure } from '../http/failure';
import { SessionStore } from '../session/session.store';
import { roleName } from '../shell/role-name';
import { whyLocked } from './member-lock';

/** The people of the organization: their roles, and the way out. */
@Component({
  selector: 'app-members-page',
  imports: [Card, ErrorPanel, MatButton, RelativeTime, Skeleton],
  templateUrl: './members.page.html',
  styleUrl: './team.scss',
})
export class MembersPage {
  private readonly session = inject(SessionStore);
  private readonly api = inject(OrgsApi);
  private readonly dialog = inject(MatDialog);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);

  protected readonly members = this.api.members(() => this.session.org()?.id);
  protected readonly failure = computed(() => toFailure(this.members.error()));
  /** Whose role is being changed. */
  protected readonly busy = signal<string | null>(null);
  protected readonly roles = computed(() => {
    const own = this.session.org()?.role ?? 'MEMBER';
    return ROLES.filter((role) => roleIncludes(own, role)).map((role) => ({ role, word: roleName(role) }));
  });
  protected readonly rows = computed(() => {
    const members = this.members.hasValue() ? this.members.value().items : [];
    const own = { userId: this.session.user()?.id ?? '', role: this.session.org()?.role ?? 'MEMBER' };
    return members.map((member) => ({
      ...member,
      word: roleName(member.role),
      initials: initialsOf(member.name),
      isSelf: member.userId === own.userId,
      locked: whyLocked(member, own, members),
    }));
  });

  protected async changeRole(member: Member, role: Role, select: HTMLSelectElement): Promise<void> {
    const orgId = this.session.org()?.id;
    if (!orgId || role === member.role) return;
    this.busy.set(member.userId);
    try {
      this.show(await firstValueFrom(this.api.changeRole(orgId, member.userId, role)));
      this.told(member, role);
    } catch (error) {
      select.value = member.role;
      this.toasts.warn(toFailure(error).sentence);
    } finally {
      this.busy.set(null);
      this.members.reload();
    }
  }

  /** As the server answered, at once: the list that is read again comes later than the message about it. */
  private show(member: Member): void {
    this.members.update(
      (page) =>
        page && {
          ...page,
          items: page.items.map((each) => (each.userId === member.userId ? member : each)),
        },
    );
  }

  /** The toast can take it back. */
  private told(member: Member, role: Role): void {
    this.toasts.say($localize`:@@team.roleChanged:${member.name}:name: is ${roleName(role)}:role: now.`, {
      label: $localize`:@@mending.undo:Undo`,
      run: () => void this.undo(member),
    });
  }

  private async undo({ userId, name, role }: Member): Promise<void> {
    const orgId = this.session.org()?.id;
    if (!orgId) return;
    try {
      this.show(await firstValueFrom(this.api.changeRole(orgId, userId, role)));
      this.toasts.say($localize`:@@team.roleBack:${name}:name: is ${roleName(role)}:role: again.`);
    } catch (error) {
      this.toasts.warn(toFailure(error).sentence);
    }
    this.members.reload();
  }

  protected async remove(member: Member, isSelf: boolean): Promise<void> {
    const org = this.session.org();
    if (!org) return;
    const done = await confirm(this.dialog, {
      title: isSelf
        ? $localize`:@@team.leaveTitle:Leave “${org.name}:organization:”?`
        : $localize`:@@team.removeTitle:Remove ${member.name}:name:?`,
      text: isSelf
        ? $localize`:@@team.leaveText:You lose access until somebody invites you again.`
        : $localize`:@@team.removeText:${member.email}:email: loses access to “${org.name}:organization:”.`,
      effects: [
        $localize`:@@team.removeRuns:Imports, datasets and mended rows stay as they are, under the same name.`,
        $localize`:@@team.removeRunning:Runs that they started go on to their end.`,
        $localize`:@@team.removeInvites:Invites that they made and nobody accepted are withdrawn.`,
        $localize`:@@team.removeKeys:API keys keep working until they are revoked.`,
      ],
      keep: $localize`:@@team.keep:Keep`,
      act: isSelf ? $localize`:@@team.leave:Leave` : $localize`:@@team.remove:Remove`,
      isDangerous: true,
      testId: 'member-remove',
      run: () => this.api.removeMember(org.id, member.userId),
    });
    if (!done) return;
    if (isSelf) {
      await this.session.reload();
      await this.router.navigateByUrl('/');
      return;
    }
    this.toasts.say($localize`:@@team.removed:${member.name}:name: was removed.`);
    this.members.reload();
  }
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0] ?? '').join('');
}
