import { Component, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import type { Dataset } from '@etl-studio/contracts';
import { Formats, RelativeTime } from '@etl-studio/ui';
import { LucideEllipsis, LucideSettings, LucideTrash, LucideUpload } from '@lucide/angular';

import { SessionStore } from '../session/session.store';
import { RunStatusBadge } from '../status/run-status-badge';
import { DropTarget } from '../upload/drop-target';
import { DatasetDeletion } from './dataset-deletion';

/** One row per dataset: what it holds, how its last import went, and where a CSV can be dropped. */
@Component({
  selector: 'app-dataset-table',
  imports: [
    DropTarget,
    LucideEllipsis,
    LucideSettings,
    LucideTrash,
    LucideUpload,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    RelativeTime,
    RouterLink,
    RunStatusBadge,
  ],
  templateUrl: './dataset-table.html',
  styleUrl: './dataset-table.scss',
})
export class DatasetTable {
  readonly datasets = input.required<readonly Dataset[]>();
  /** A dataset was deleted. */
  readonly changed = output();

  private readonly deletion = inject(DatasetDeletion);
  protected readonly session = inject(SessionStore);
  protected readonly formats = inject(Formats);

  protected actionsFor(dataset: Dataset): string {
    return $localize`:@@datasets.actionsFor:Actions for ${dataset.name}:name:`;
  }

  protected async delete(dataset: Dataset): Promise<void> {
    if (await this.deletion.ask(dataset)) this.changed.emit();
  }
}
