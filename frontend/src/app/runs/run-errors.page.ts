import { Component, computed, inject, input, numberAttribute } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { RowError, RowErrorGroup } from '@etl-studio/contracts';
import { Badge, Card, EmptyState, Formats, PageHeader, Skeleton } from '@etl-studio/ui';
import { LucideDownload } from '@lucide/angular';

import { RunsApi } from '../api/runs.api';
import { toFailure } from '../http/failure';
import { problemInField, problemName } from '../row-errors/row-error-words';
import { describePage } from '../shell/page-context';
import { RunFailure } from './run-failure';

const PAGE_ROWS = 50;

/** Rows that were set aside, with their cells as the file has them and what is wrong with each. */
@Component({
  selector: 'app-run-errors-page',
  imports: [Badge, Card, EmptyState, LucideDownload, MatButton, PageHeader, RouterLink, RunFailure, Skeleton],
  templateUrl: './run-errors.page.html',
  styleUrl: './run-errors.page.scss',
})
export class RunErrorsPage {
  /** The run's id, from the path; what is listed from the query. */
  readonly id = input.required<string>();
  readonly code = input<string>();
  readonly field = input<string>();
  readonly page = input(1, {
    transform: (value: unknown) => Math.max(Math.trunc(numberAttribute(value, 1)), 1),
  });

  private readonly api = inject(RunsApi);
  private readonly router = inject(Router);
  protected readonly formats = inject(Formats);

  protected readonly run = this.api.run(this.id);
  protected readonly groups = this.api.errorGroups(this.id);
  protected readonly rows = this.api.errors(this.id, () => ({
    code: this.code(),
    field: this.field(),
    offset: (this.page() - 1) * PAGE_ROWS,
    limit: PAGE_ROWS,
  }));

  protected readonly failure = computed(() => {
    const error = this.run.error() ?? this.rows.error();
    return error ? toFailure(error) : null;
  });
  protected readonly isFiltered = computed(() => Boolean(this.code() ?? this.field()));
  /** Causes with their counts over all equal values. */
  protected readonly causes = computed(() => {
    const causes = new Map<string, Pick<RowErrorGroup, 'code' | 'field' | 'count'>>();
    for (const { code, field, count } of this.groups.hasValue() ? this.groups.value() : []) {
      const key = `${code} ${field ?? ''}`;
      causes.set(key, { code, field, count: (causes.get(key)?.count ?? 0) + count });
    }
    return [...causes.values()]
      .sort((one, other) => other.count - one.count)
      .map((cause) => ({
        ...cause,
        word: problemInField(cause.code, cause.field),
        chosen: cause.code === this.code() && (cause.field ?? undefined) === this.field(),
      }));
  });
  protected readonly columns = computed(() => {
    const names = new Set<string>();
    for (const { row } of this.items()) Object.keys(row).forEach((name) => names.add(name));
    return [...names];
  });
  protected readonly lines = computed(() =>
    this.items().map((item) => ({
      ...item,
      cells: this.columns().map((name) => ({
        name,
        value: item.row[name] ?? '',
        fault: faultOf(item, name),
      })),
    })),
  );
  protected readonly total = computed(() => (this.rows.hasValue() ? this.rows.value().total : 0));
  protected readonly lastPage = computed(() => Math.max(Math.ceil(this.total() / PAGE_ROWS), 1));
  protected readonly count = computed(() => {
    const count = this.formats.number(this.total());
    return this.total() === 1
      ? $localize`:@@rowErrors.one:1 row with errors`
      : $localize`:@@rowErrors.many:${count}:count: rows with errors`;
  });
  protected readonly exportUrl = computed(() =>
    this.api.errorsExportUrl(this.id(), { code: this.code(), field: this.field() }),
  );
  protected readonly nameOf = problemName;

  constructor() {
    describePage(() => {
      const heading = $localize`:@@route.errors:Rows with errors`;
      return {
        title: [heading, this.run.hasValue() ? this.run.value().fileName : this.id().slice(0, 8)],
        crumbs: [
          { label: $localize`:@@route.runs:Runs`, link: '/runs' },
          { label: this.id().slice(0, 8), link: `/runs/${this.id()}` },
          { label: heading },
        ],
      };
    });
  }

  protected narrow(cause: { code: string; field: string | null; chosen: boolean } | null): void {
    const queryParams = cause && !cause.chosen ? { code: cause.code, field: cause.field } : {};
    void this.router.navigate([], { queryParams });
  }

  protected turnTo(page: number): void {
    void this.router.navigate([], {
      queryParams: { page: page > 1 ? page : null },
      queryParamsHandling: 'merge',
    });
  }

  private items(): RowError[] {
    return this.rows.hasValue() ? this.rows.value().items : [];
  }
}

function faultOf({ errors }: RowError, column: string) {
  return errors.find((error) => error.column === column);
}
