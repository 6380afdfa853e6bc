import { Dialog } from '@angular/cdk/dialog';
import { DOCUMENT, inject, Injectable } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { fromEvent } from 'rxjs';

import { isCovered } from '../shell/covered';
import { GO_TO } from './go-to';
import { SingleKeys } from './single-keys';

/** How long `g` waits for its letter. */
const SECOND_KEY_MS = 1500;
/** Where a letter is for what has the focus: fields, menus, grids that are written into. */
const TAKES_LETTERS =
  'input, textarea, select, [contenteditable], [role=menu], [role=listbox], [role=grid], [role=dialog]';

/** Keys that work on every page while it is provided: the command menu, the sections, search and help. */
@Injectable()
export class Shortcuts {
  private readonly document = inject(DOCUMENT);
  private readonly dialog = inject(Dialog);
  private readonly router = inject(Router);
  private readonly singleKeys = inject(SingleKeys);
  private goUntil = 0;

  constructor() {
    fromEvent<KeyboardEvent>(this.document, 'keydown')
      .pipe(takeUntilDestroyed())
      .subscribe((event) => this.press(event));
  }

  async openMenu(): Promise<void> {
    if (isCovered(this.document)) return;
    const { openCommandMenu } = await import('./command-menu');
    if (!isCovered(this.document)) openCommandMenu(this.dialog);
  }

  async openHelp(): Promise<void> {
    if (isCovered(this.document)) return;
    const { openShortcutHelp } = await import('./shortcut-help');
    if (!isCovered(this.document)) openShortcutHelp(this.dialog);
  }

  private press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || event.altKey) return;
    const done = event.ctrlKey || event.metaKey ? this.pressWithCtrl(event) : this.pressAlone(event);
    if (done) event.preventDefault();
  }

  private pressWithCtrl({ key, shiftKey }: KeyboardEvent): boolean {
    if (key.toLowerCase() !== 'k' || shiftKey) return false;
    void this.openMenu();
    return true;
  }

  private pressAlone({ key, target, timeStamp }: KeyboardEvent): boolean {
    if (!this.singleKeys.areOn() || isCovered(this.document)) return false;
    if (target instanceof Element && target.closest(TAKES_LETTERS)) return false;
    const isSecond = timeStamp < this.goUntil;
    this.goUntil = key === 'g' ? timeStamp + SECOND_KEY_MS : 0;
    const place = isSecond ? GO_TO.find((each) => each.key === key) : undefined;
    if (place) return this.does(this.router.navigateByUrl(place.path));
    if (key === '?') return this.does(this.openHelp());
    return key === '/' && this.focusSearch();
  }

  private does(begun: Promise<unknown>): true {
    void begun;
    return true;
  }

  private focusSearch(): boolean {
    const search = this.document.querySelector<HTMLInputElement>('main input[type=search]');
    search?.focus();
    search?.select();
    return search !== null;
  }
}
