import { type Dialog, DialogConfig, DialogRef } from '@angular/cdk/dialog';
import { GlobalPositionStrategy } from '@angular/cdk/overlay';
import {
  afterRenderEffect,
  Component,
  computed,
  type ElementRef,
  inject,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { LucideSearch } from '@lucide/angular';

import { type Command, type CommandGroup, findCommands } from './command';
import { CommandList } from './command-list';

const GROUP_NAMES: Record<CommandGroup, string> = {
  page: $localize`:@@commands.page:On this page`,
  go: $localize`:@@commands.go:Go to`,
  dataset: $localize`:@@route.datasets:Datasets`,
  run: $localize`:@@commands.runs:Recent runs`,
  org: $localize`:@@commands.orgs:Organizations`,
  app: $localize`:@@profile.appearance:Appearance`,
};

/** Finds anything by a few letters: pages, datasets, runs, and what can be done here. Closes with what was chosen. */
@Component({
  selector: 'app-command-menu',
  imports: [LucideSearch],
  providers: [CommandList],
  templateUrl: './command-menu.html',
  styleUrl: './command-menu.scss',
})
export class CommandMenu {
  protected readonly dialog = inject<DialogRef<Command, CommandMenu>>(DialogRef);
  private readonly list = inject(CommandList);
  private readonly box = viewChild.required<ElementRef<HTMLElement>>('list');

  protected readonly listName = $localize`:@@commands.list:Commands`;
  protected readonly isLoading = this.list.isLoading;
  protected readonly search = signal('');
  protected readonly groups = computed(() => {
    let place = 0;
    return findCommands(this.list.commands(), this.search()).map(({ group, commands }) => ({
      group,
      name: GROUP_NAMES[group],
      entries: commands.map((command) => ({ command, place: place++ })),
    }));
  });
  protected readonly entries = computed(() => this.groups().flatMap(({ entries }) => entries));
  /** Which entry the keyboard is on: the first again after every search. */
  protected readonly place = linkedSignal({ source: this.search, computation: () => 0 });
  protected readonly active = computed(() => this.entries()[this.place()]?.command ?? null);
  protected readonly noneWords = computed(() =>
    this.isLoading()
      ? $localize`:@@commands.loading:Reading datasets and runs`
      : $localize`:@@commands.none:Nothing here matches.`,
  );

  constructor() {
    afterRenderEffect(() => {
      const option = this.box().nativeElement.querySelector(`#command-${this.place()}`);
      option?.scrollIntoView({ block: 'nearest' });
    });
  }

  protected move(event: KeyboardEvent): void {
    const last = this.entries().length - 1;
    const place = this.place();
    const targets: Record<string, number> = {
      ArrowDown: place >= last ? 0 : place + 1,
      ArrowUp: place <= 0 ? last : place - 1,
      PageDown: last,
      PageUp: 0,
    };
    const target = targets[event.key];
    if (target !== undefined) {
      this.place.set(target);
      event.preventDefault();
    }
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    const chosen = this.active();
    if (chosen) this.dialog.close(chosen);
  }
}

/** Opens the menu, and does what is chosen in it once it has closed. */
export function openCommandMenu(dialog: Dialog): void {
  const config = Object.assign(new DialogConfig<unknown, DialogRef<Command, CommandMenu>>(), {
    ariaLabel: $localize`:@@commands.menu:Command menu`,
    positionStrategy: new GlobalPositionStrategy().centerHorizontally().top('min(96px, 10vh)'),
    width: 'min(600px, calc(100vw - 24px))',
    backdropClass: 'cdk-overlay-dark-backdrop',
  });
  dialog
    .open<Command, unknown, CommandMenu>(CommandMenu, config)
    .closed.subscribe((command) => command?.run());
}
