import { Component, inject, input } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Formats } from '@etl-studio/ui';
import { LucideActivity, LucideDatabase } from '@lucide/angular';

import { OrgSwitcher } from './org-switcher';
import { UserMenu } from './user-menu';
import { WorkspaceCounts } from './workspace-counts';

/** Organization, links to the sections, and the person; as a rail it shows icons only. */
@Component({
  selector: 'app-sidebar',
  imports: [LucideActivity, LucideDatabase, MatTooltip, OrgSwitcher, RouterLink, RouterLinkActive, UserMenu],
  templateUrl: './sidebar.html',
  styleUrl: './sidebar.scss',
  host: { '[class.rail]': 'rail()' },
})
export class Sidebar {
  readonly rail = input(false);
  protected readonly counts = inject(WorkspaceCounts);
  protected readonly formats = inject(Formats);
}
