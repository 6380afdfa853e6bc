import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { PageHeader } from '@etl-studio/ui';

import { SessionStore } from '../session/session.store';
import { describePage } from '../shell/page-context';

/** Frame of the organization's people: members, and who is invited. */
@Component({
  selector: 'app-team-page',
  imports: [PageHeader, RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <ui-page-header heading="Members" i18n-heading="@@route.members" [context]="context()" />
    <nav class="tabs" aria-label="Members" i18n-aria-label="@@route.members">
      <a
        routerLink="/team"
        routerLinkActive
        ariaCurrentWhenActive="page"
        [routerLinkActiveOptions]="{ exact: true }"
        i18n="@@route.members"
        >Members</a
      >
      <a
        routerLink="/team/invites"
        routerLinkActive
        ariaCurrentWhenActive="page"
        data-testid="team-tab-invites"
        i18n="@@team.invites"
        >Invites</a
      >
    </nav>
    <router-outlet />
  `,
})
export class TeamPage {
  private readonly session = inject(SessionStore);
  protected readonly context = computed(() => {
    const name = this.session.org()?.name ?? '';
    return $localize`:@@team.context:Who works in ${name}:organization:, and in which role.`;
  });

  constructor() {
    const heading = $localize`:@@route.members:Members`;
    describePage(() => ({ title: [heading], crumbs: [{ label: heading, link: '/team' }] }));
  }
}
