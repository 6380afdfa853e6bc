import { LiveAnnouncer } from '@angular/cdk/a11y';
import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router } from '@angular/router';
import type { OrgMembership } from '@etl-studio/contracts';
import { LucideCheck, LucideChevronsUpDown } from '@lucide/angular';

import { SessionStore } from '../session/session.store';
import { roleName } from './role-name';

/** Names the organization one works in; with several memberships, switches between them. */
@Component({
  selector: 'app-org-switcher',
  imports: [LucideCheck, LucideChevronsUpDown, MatMenu, MatMenuItem, MatMenuTrigger, NgTemplateOutlet],
  templateUrl: './org-switcher.html',
  styleUrl: './org-switcher.scss',
})
export class OrgSwitcher {
  readonly compact = input(false);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly announcer = inject(LiveAnnouncer);

  protected readonly orgs = this.session.orgs;
  protected readonly org = this.session.org;
  protected readonly several = computed(() => this.orgs().length > 1);
  protected readonly roleName = roleName;

  protected async switchTo(org: OrgMembership): Promise<void> {
    this.session.switchOrg(org.id);
    await this.router.navigateByUrl('/datasets');
    await this.announcer.announce($localize`:@@org.switched:Switched to ${org.name}:organization:`);
  }
}
