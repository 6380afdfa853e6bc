import { type Dialog, DialogConfig, DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { GO_TO } from './go-to';
import { ctrlKey } from './platform';
import { SingleKeys } from './single-keys';

interface Keys {
  keys: readonly string[];
  does: string;
}

const CTRL = ctrlKey();
const ENTER = $localize`:@@keys.enter:Enter`;

const goTo = (name: string) => $localize`:@@shortcuts.goTo:Go to ${name}:page:`;

/** Every key the console knows, and the switch for those without Ctrl. */
@Component({
  selector: 'app-shortcut-help',
  imports: [MatButton],
  templateUrl: './shortcut-help.html',
  styleUrl: './shortcut-help.scss',
})
export class ShortcutHelp {
  protected readonly dialog = inject<DialogRef<unknown, ShortcutHelp>>(DialogRef);
  protected readonly singleKeys = inject(SingleKeys);

  protected readonly groups: readonly { name: string; lines: readonly Keys[] }[] = [
    {
      name: $localize`:@@shortcuts.everywhere:Everywhere`,
      lines: [
        {
          keys: [CTRL, 'K'],
          does: $localize`:@@shortcuts.menu:Search or jump to anything`,
        },
        { keys: ['/'], does: $localize`:@@shortcuts.search:Search on this page` },
        { keys: ['?'], does: $localize`:@@shortcuts.help:Show these keys` },
        ...GO_TO.map(({ key, name }) => ({ keys: ['g', key], does: goTo(name) })),
      ],
    },
    {
      name: $localize`:@@shortcuts.tables:In results and converted values`,
      lines: [
        { keys: ['↑', '↓', '←', '→'], does: $localize`:@@shortcuts.cells:Move from cell to cell` },
        {
          keys: [$localize`:@@keys.home:Home`, $localize`:@@keys.end:End`],
          does: $localize`:@@shortcuts.line:First or last cell of the row`,
        },
        { keys: [CTRL, 'Z'], does: $localize`:@@shortcuts.undo:Undo the last change of a mapping` },
        { keys: [CTRL, 'C'], does: $localize`:@@shortcuts.copy:Copy the cell of the results` },
        {
          keys: [CTRL, '↑', '↓'],
          does: $localize`:@@shortcuts.columns:Column above or below, while mapping`,
        },
        { keys: ['n', 'p'], does: $localize`:@@shortcuts.problems:Next or previous problem, while mapping` },
      ],
    },
    {
      name: $localize`:@@shortcuts.mending:While mending rows`,
      lines: [
        {
          keys: [ENTER, 'F2'],
          does: $localize`:@@shortcuts.edit:Edit the cell, or take over what was typed`,
        },
        { keys: ['Esc'], does: $localize`:@@shortcuts.leave:Leave the cell as it was` },
      ],
    },
    {
      name: $localize`:@@shortcuts.charts:In charts and calendars`,
      lines: [
        { keys: ['←', '→'], does: $localize`:@@shortcuts.points:Move from point to point` },
        { keys: [ENTER], does: $localize`:@@shortcuts.source:See where the number comes from` },
      ],
    },
  ];
}

export function openShortcutHelp(dialog: Dialog): void {
  const config = Object.assign(new DialogConfig<unknown, DialogRef<unknown, ShortcutHelp>>(), {
    ariaLabelledBy: 'shortcut-help',
    width: 'min(560px, calc(100vw - 24px))',
    maxHeight: 'calc(100vh - 48px)',
    backdropClass: 'cdk-overlay-dark-backdrop',
  });
  dialog.open<unknown, unknown, ShortcutHelp>(ShortcutHelp, config);
}
