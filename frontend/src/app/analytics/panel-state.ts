import type { HttpResourceRef } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import { Card, ErrorPanel, Skeleton } from '@etl-studio/ui';

import { toFailure } from '../http/failure';

/** In place of a panel whose numbers are on their way, or could not be had. */
@Component({
  selector: 'app-panel-state',
  imports: [Card, ErrorPanel, Skeleton],
  template: `
    @if (failure(); as failure) {
      <ui-error-panel
        [heading]="failedWords()"
        [detail]="failure.sentence"
        [requestId]="failure.requestId"
        (retry)="reading().reload()"
      />
    } @else {
      <ui-card [heading]="heading()"><ui-skeleton [rows]="rows()" [rowHeight]="rowHeight()" /></ui-card>
    }
  `,
})
export class PanelState {
  readonly heading = input.required<string>();
  readonly reading = input.required<Pick<HttpResourceRef<unknown>, 'error' | 'reload'>>();
  readonly rows = input(6);
  /** Of its skeleton, in px. */
  readonly rowHeight = input(36);
  protected readonly failure = computed(() => {
    const error = this.reading().error();
    return error ? toFailure(error) : null;
  });
  protected readonly failedWords = computed(
    () => $localize`:@@analytics.panelFailed:${this.heading()}:panel: could not be read.`,
  );
}
