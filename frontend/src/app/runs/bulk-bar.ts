import { Component, computed, inject, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Formats } from '@etl-studio/ui';

import { BulkCommands } from './bulk-commands';
import { RunSelection } from './run-selection';

/** How many runs are chosen, and what can be done to those among them that it makes sense for. */
@Component({
  selector: 'app-bulk-bar',
  imports: [MatButton, RouterLink],
  providers: [BulkCommands],
  host: { role: 'region', '[attr.aria-label]': 'label' },
  template: `
    <b role="status">{{ words() }}</b>
    @if (selection.pair(); as pair) {
      <a
        matButton="outlined"
        [routerLink]="['/datasets', pair.newer.datasetId, 'compare']"
        [queryParams]="{ leftRunId: pair.older.id, rightRunId: pair.newer.id }"
        data-testid="bulk-compare"
        i18n="@@route.compare"
        >Compare runs</a
      >
    } @else if (isIdle()) {
      <span class="faint" i18n="@@bulk.idle">Nothing can be done to these together.</span>
    }
    @if (selection.retryable().length; as count) {
      <button matButton="outlined" type="button" data-testid="bulk-retry" (click)="retry()">
        <ng-container i18n="@@end.retry">Retry</ng-container> {{ formats.number(count) }}
      </button>
    }
    @if (selection.stoppable().length; as count) {
      <button matButton="outlined" class="danger" type="button" data-testid="bulk-cancel" (click)="cancel()">
        <ng-container i18n="@@ui.cancel">Cancel</ng-container> {{ formats.number(count) }}
      </button>
    }
    @if (selection.drafts().length; as count) {
      <button matButton="outlined" class="danger" type="button" data-testid="bulk-delete" (click)="delete()">
        <ng-container i18n="@@bulk.drafts">Delete drafts</ng-container> {{ formats.number(count) }}
      </button>
    }
    <button matButton type="button" (click)="selection.chooseAll(false)" i18n="@@bulk.none">
      Choose none
    </button>
  `,
  styles: `
    :host {
      position: sticky;
      bottom: 12px;
      z-index: 5;
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 12px;
      margin-top: 12px;
      padding: 8px 16px;
      border: 1px solid var(--border);
      border-radius: var(--r-lg);
      background: var(--raised);
      box-shadow: var(--shadow-2);
    }
    b {
      flex: 1;
    }
  `,
})
export class BulkBar {
  /** Something was done to the chosen runs. */
  readonly done = output();
  protected readonly selection = inject(RunSelection);
  protected readonly formats = inject(Formats);
  private readonly commands = inject(BulkCommands);

  protected readonly label = $localize`:@@bulk.label:Chosen runs`;
  protected readonly words = computed(() => {
    const count = this.formats.number(this.selection.runs().length);
    return $localize`:@@bulk.chosen:${count}:count: chosen`;
  });

  protected readonly isIdle = computed(() => {
    const { retryable, stoppable, drafts } = this.selection;
    return retryable().length + stoppable().length + drafts().length === 0;
  });

  protected retry(): Promise<void> {
    return this.finish(this.commands.retry(this.selection.retryable()));
  }

  protected cancel(): Promise<void> {
    return this.finish(this.commands.cancel(this.selection.stoppable()));
  }

  protected delete(): Promise<void> {
    return this.finish(this.commands.deleteDrafts(this.selection.drafts()));
  }

  private async finish(asked: Promise<boolean>): Promise<void> {
    if (!(await asked)) return;
    this.selection.chooseAll(false);
    this.done.emit();
  }
}
