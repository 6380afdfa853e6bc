import { Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ErrorPanel } from '@etl-studio/ui';

import type { Failure } from '../http/failure';

/** Takes the place of a page about a run that could not be read, or is not there. */
@Component({
  selector: 'app-run-failure',
  imports: [ErrorPanel, RouterLink],
  template: `
    @if (failure().status === 404) {
      <ui-error-panel
        heading="This run does not exist or was deleted."
        i18n-heading="@@run.notFound"
        detail="It may belong to another organization, or the link is old."
        i18n-detail="@@run.notFound.detail"
        [canRetry]="false"
      >
        <a routerLink="/runs" i18n="@@run.back">Back to runs</a>
      </ui-error-panel>
    } @else {
      <ui-error-panel
        [heading]="heading()"
        [detail]="failure().sentence"
        [requestId]="failure().requestId"
        (retry)="retry.emit()"
      />
    }
  `,
})
export class RunFailure {
  readonly failure = input.required<Failure>();
  /** What could not be done, for all failures but a missing run. */
  readonly heading = input.required<string>();
  readonly retry = output();
}
