import { Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Dataset } from '@etl-studio/contracts';
import { Avatar, Formats, RelativeTime } from '@etl-studio/ui';

import { RunStatusBadge } from '../status/run-status-badge';
import { DropTarget } from '../upload/drop-target';
import { DatasetMenu } from './dataset-menu';
import { RecentRecords } from './recent-records';

/** One row per dataset: what it holds, how its last import went, and where a CSV can be dropped. */
@Component({
  selector: 'app-dataset-table',
  imports: [Avatar, DatasetMenu, DropTarget, RecentRecords, RelativeTime, RouterLink, RunStatusBadge],
  templateUrl: './dataset-table.html',
  styleUrl: './dataset-table.scss',
})
export class DatasetTable {
  readonly datasets = input.required<readonly Dataset[]>();
  /** A dataset was deleted. */
  readonly changed = output();
  protected readonly formats = inject(Formats);
}
