import { Component, DOCUMENT, inject } from '@angular/core';
import { ErrorPanel } from '@etl-studio/ui';

/** In place of a page that could not be opened because the server did not answer; the address stays. */
@Component({
  selector: 'app-unavailable-page',
  imports: [ErrorPanel],
  template: `
    <main>
      <h1 class="visually-hidden" tabindex="-1" i18n="@@route.unavailable">Page could not be opened</h1>
      <ui-error-panel
        heading="This page could not be opened"
        i18n-heading="@@unavailable.heading"
        detail="The server did not answer as expected. It may be starting, or your connection is interrupted."
        i18n-detail="@@unavailable.detail"
        (retry)="reload()"
      />
    </main>
  `,
  styles: `
    main {
      max-width: 520px;
      margin: 20vh auto 0;
      padding: 0 16px;
    }
  `,
})
export class UnavailablePage {
  private readonly window = inject(DOCUMENT).defaultView;

  protected reload(): void {
    this.window?.location.reload();
  }
}
