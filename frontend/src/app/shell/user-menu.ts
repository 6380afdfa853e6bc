import { Component, computed, inject, input } from '@angular/core';
import { MatDivider } from '@angular/material/divider';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router, RouterLink } from '@angular/router';
import { Toasts } from '@etl-studio/ui';
import {
  LucideCheck,
  LucideChevronsUpDown,
  LucideGraduationCap,
  LucideKeyboard,
  LucideLogOut,
  LucideMonitor,
  LucideMoon,
  LucideRows3,
  LucideRows4,
  LucideSun,
  LucideUser,
} from '@lucide/angular';

import { Shortcuts } from '../commands/shortcuts';
import { toFailure } from '../http/failure';
import { SessionStore } from '../session/session.store';
import { Density } from '../theme/density';
import { Theme } from '../theme/theme';

/** The signed-in person: how the console looks, its keys, and sign out. */
@Component({
  selector: 'app-user-menu',
  imports: [
    LucideCheck,
    LucideChevronsUpDown,
    LucideGraduationCap,
    LucideKeyboard,
    LucideLogOut,
    LucideMonitor,
    LucideMoon,
    LucideRows3,
    LucideRows4,
    LucideSun,
    LucideUser,
    MatDivider,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    RouterLink,
  ],
  templateUrl: './user-menu.html',
  styleUrl: './user-menu.scss',
})
export class UserMenu {
  readonly compact = input(false);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);

  protected readonly theme = inject(Theme);
  protected readonly density = inject(Density);
  protected readonly shortcuts = inject(Shortcuts);
  protected readonly user = this.session.user;
  protected readonly initials = computed(() =>
    (this.user()?.name ?? '')
      .split(/\s+/)
      .slice(0, 2)
      .map((word) => word.slice(0, 1).toUpperCase())
      .join(''),
  );

  protected async signOut(): Promise<void> {
    try {
      await this.session.signOut();
      await this.router.navigateByUrl('/login');
    } catch (error) {
      this.toasts.warn(toFailure(error).sentence);
    }
  }
}
