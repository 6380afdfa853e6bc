import { Component, computed, inject, input } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';
import { Router, RouterLink } from '@angular/router';
import { Formats } from '@etl-studio/ui';
import {
  LucideActivity,
  LucideChartLine,
  LucideDatabase,
  LucideHeartPulse,
  LucideKeyRound,
  LucideScrollText,
  LucideSettings,
  LucideUsers,
} from '@lucide/angular';

import { SessionStore } from '../session/session.store';
import { OrgSwitcher } from './org-switcher';
import { PageContext } from './page-context';
import { UserMenu } from './user-menu';
import { WorkspaceCounts } from './workspace-counts';

/** Organization, links to the sections, and the person; as a rail it shows icons only. */
@Component({
  selector: 'app-sidebar',
  imports: [
    LucideActivity,
    LucideChartLine,
    LucideDatabase,
    LucideHeartPulse,
    LucideKeyRound,
    LucideScrollText,
    LucideSettings,
    LucideUsers,
    MatTooltip,
    OrgSwitcher,
    RouterLink,
    UserMenu,
  ],
  templateUrl: './sidebar.html',
  styleUrl: './sidebar.scss',
  host: { '[class.rail]': 'rail()' },
})
export class Sidebar {
  readonly rail = input(false);
  protected readonly session = inject(SessionStore);
  protected readonly counts = inject(WorkspaceCounts);
  protected readonly formats = inject(Formats);
  private readonly router = inject(Router);
  private readonly crumbs = inject(PageContext).crumbs;

  /** Where the open page's breadcrumb begins: mapping the columns of a run is part of its dataset's import. */
  protected readonly section = computed(() => this.crumbs()[0]?.link ?? this.router.url);
}
