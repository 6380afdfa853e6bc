import { Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Dataset } from '@etl-studio/contracts';
import { Formats, RelativeTime } from '@etl-studio/ui';

import { RunStatusBadge } from '../status/run-status-badge';
import { DropTarget } from '../upload/drop-target';
import { DatasetMenu } from './dataset-menu';
import { RecentRecords } from './recent-records';

/** A card per dataset, onto which a CSV can be dropped. */
@Component({
  selector: 'app-dataset-grid',
  imports: [DatasetMenu, DropTarget, RecentRecords, RelativeTime, RouterLink, RunStatusBadge],
  templateUrl: './dataset-grid.html',
  styleUrl: './dataset-grid.scss',
})
export class DatasetGrid {
  readonly datasets = input.required<readonly Dataset[]>();
  /** A dataset was deleted. */
  readonly changed = output();
  protected readonly formats = inject(Formats);
}
