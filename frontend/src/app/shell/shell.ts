import { Dialog, DialogConfig, type DialogRef } from '@angular/cdk/dialog';
import { GlobalPositionStrategy } from '@angular/cdk/overlay';
import { Component, effect, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatIconButton } from '@angular/material/button';
import { NavigationStart, Router, RouterOutlet } from '@angular/router';
import { Breadcrumb, ToastHistory, ToastHost } from '@etl-studio/ui';
import { LucideMenu, LucideSearch } from '@lucide/angular';
import { filter } from 'rxjs';

import { ctrlKey } from '../commands/platform';
import { Shortcuts } from '../commands/shortcuts';
import { focusHeadingOnNavigation } from './focus-heading';
import { PageContext } from './page-context';
import { Screen } from './screen-width';
import { Sidebar } from './sidebar';
import { WorkspaceCounts } from './workspace-counts';

/** Frame of every signed-in page: sidebar (a drawer on narrow screens), top bar, content. */
@Component({
  selector: 'app-shell',
  imports: [
    Breadcrumb,
    LucideMenu,
    LucideSearch,
    MatIconButton,
    RouterOutlet,
    Sidebar,
    ToastHistory,
    ToastHost,
  ],
  providers: [Shortcuts, WorkspaceCounts],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
  host: { '[attr.data-layout]': 'screen.width()' },
})
export class Shell {
  protected readonly screen = inject(Screen);
  protected readonly crumbs = inject(PageContext).crumbs;
  protected readonly shortcuts = inject(Shortcuts);
  protected readonly menuKeys = `${ctrlKey()} K`;
  private readonly dialog = inject(Dialog);
  private readonly drawer = signal<DialogRef<unknown, Sidebar> | null>(null);
  private readonly counts = inject(WorkspaceCounts);

  constructor() {
    focusHeadingOnNavigation();
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationStart),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.drawer()?.close());
    effect(() => {
      if (this.screen.width() !== 'narrow') this.drawer()?.close();
    });
  }

  protected openDrawer(): void {
    const options = Object.assign(new DialogConfig<unknown, DialogRef<unknown, Sidebar>>(), {
      ariaLabel: $localize`:@@shell.navigation:Navigation`,
      positionStrategy: new GlobalPositionStrategy().left('0').top('0'),
      height: '100%',
      width: '264px',
      panelClass: 'drawer',
      providers: [
        { provide: WorkspaceCounts, useValue: this.counts },
        { provide: Shortcuts, useValue: this.shortcuts },
      ],
    });
    this.drawer.set(this.dialog.open<unknown, unknown, Sidebar>(Sidebar, options));
  }

  protected skipToContent(event: Event, main: HTMLElement): void {
    event.preventDefault();
    main.focus();
  }
}
