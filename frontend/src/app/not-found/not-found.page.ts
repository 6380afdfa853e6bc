import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { PageHeader } from '@etl-studio/ui';

import { describePage } from '../shell/page-context';

@Component({
  selector: 'app-not-found-page',
  imports: [MatButton, PageHeader, RouterLink],
  template: `
    <ui-page-header [heading]="heading" [context]="context" />
    <a matButton="outlined" routerLink="/datasets" i18n="@@notFound.back">Back to datasets</a>
  `,
})
export class NotFoundPage {
  protected readonly heading = $localize`:@@notFound.heading:Page not found`;
  protected readonly context = $localize`:@@notFound.context:No page of ETL Studio has this address. It may have been typed wrongly, or the link is old.`;

  constructor() {
    describePage(() => ({ title: [this.heading], crumbs: [{ label: this.heading }] }));
  }
}
