import { Component, computed, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { EmptyState, ErrorPanel, PageHeader, Skeleton } from '@etl-studio/ui';

import { toFailure } from '../http/failure';
import { describePage, offerActions } from '../shell/page-context';
import { DatasetStore } from './dataset.store';

/** Frame of a dataset's tabs. */
@Component({
  selector: 'app-dataset-page',
  imports: [
    EmptyState,
    ErrorPanel,
    MatButton,
    PageHeader,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    Skeleton,
  ],
  providers: [DatasetStore],
  templateUrl: './dataset.page.html',
})
export class DatasetPage {
  readonly id = input.required<string>();

  private readonly store = inject(DatasetStore);
  private readonly router = inject(Router);
  protected readonly dataset = this.store.dataset;
  protected readonly failure = computed(() => toFailure(this.dataset.error()));
  protected readonly name = computed(() => (this.dataset.hasValue() ? this.dataset.value().name : null));
  protected readonly heading = computed(() => {
    const unknown = $localize`:@@route.dataset:Dataset`;
    const missing = $localize`:@@dataset.notFound:Dataset not found`;
    return this.name() ?? (this.dataset.error() && this.failure().status === 404 ? missing : unknown);
  });
  protected readonly description = computed(() =>
    this.dataset.hasValue() ? (this.dataset.value().description ?? '') : '',
  );

  constructor() {
    effect(() => this.store.open(this.id()));
    describePage(() => ({
      title: [this.heading()],
      crumbs: [
        { label: $localize`:@@route.datasets:Datasets`, link: '/datasets' },
        { label: this.heading() },
      ],
    }));
    offerActions(() => {
      if (this.name() === null) return [];
      const open = (page: string) => () => this.router.navigate(['/datasets', this.id(), page]);
      return [
        { label: $localize`:@@compare.link:Compare runs`, run: open('compare') },
        { label: $localize`:@@dataset.history:History`, run: open('history') },
        { label: $localize`:@@dataset.schema:Schema`, run: open('schema') },
      ];
    });
  }
}
