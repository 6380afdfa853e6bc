import { Component, computed, inject, input, output } from '@angular/core';
import type { Mapping, RowErrorGroup, RowErrorState } from '@etl-studio/contracts';
import { Card, Formats, Skeleton } from '@etl-studio/ui';

import { FIELD_NAMES } from '../mapping/field-words';
import { problemInField } from '../row-errors/row-error-words';

/** A choice of the facets, as the query of the page has it; null takes one away. */
export interface FacetChoice {
  code?: string | null;
  field?: string | null;
  status?: string | null;
  q?: string | null;
}

interface Facet {
  key: string;
  word: string;
  count: number;
  chosen: boolean;
  choice: FacetChoice;
}

/** What rows can be narrowed to: problem, column, state. */
@Component({
  selector: 'app-problem-facets',
  imports: [Card, Skeleton],
  template: `
    <ui-card heading="Problem" i18n-heading="@@rowErrors.problem">
      @if (isFiltered()) {
        <button
          cardActions
          type="button"
          class="clear"
          (click)="chosen.emit({ code: null, field: null, status: null, q: null })"
          i18n="@@filter.clearAll"
        >
          Clear all
        </button>
      }
      @for (part of isKnown() ? parts() : []; track part.heading) {
        @if (!$first) {
          <h3>{{ part.heading }}</h3>
        }
        <ul [attr.aria-label]="part.heading">
          @for (facet of part.facets; track facet.key) {
            <li>
              <button
                type="button"
                [attr.aria-pressed]="facet.chosen"
                [attr.data-testid]="'facet-' + facet.key"
                (click)="chosen.emit(facet.choice)"
              >
                <span>{{ facet.word }}</span>
                <span class="num">{{ formats.number(facet.count) }}</span>
              </button>
            </li>
          } @empty {
            <li class="none" i18n="@@rowErrors.noProblems">No problems</li>
          }
        </ul>
      } @empty {
        <ui-skeleton [rows]="12" [rowHeight]="34" />
      }
    </ui-card>
  `,
  styleUrl: './problem-facets.scss',
})
export class ProblemFacets {
  readonly groups = input.required<readonly RowErrorGroup[]>();
  /** Until then there is room for them. */
  readonly isKnown = input.required<boolean>();
  readonly isFiltered = input.required<boolean>();
  readonly counts = input.required<Record<RowErrorState, number>>();
  readonly mapping = input.required<Mapping>();
  readonly code = input<string>();
  readonly field = input<string>();
  readonly status = input.required<string>();
  readonly chosen = output<FacetChoice>();

  protected readonly formats = inject(Formats);
  protected readonly parts = computed(() => [
    { heading: $localize`:@@rowErrors.problem:Problem`, facets: this.problems() },
    { heading: $localize`:@@rowErrors.column:Column`, facets: this.columns() },
    { heading: $localize`:@@rowErrors.status:Status`, facets: this.states() },
  ]);

  private readonly problems = computed(() =>
    this.counted(
      ({ code, field }) => `${code} ${field ?? ''}`,
      ({ code, field }) => {
        const chosen = code === this.code() && (field ?? undefined) === this.field();
        return {
          word: problemInField(code, field),
          chosen,
          choice: { code: chosen ? null : code, field: chosen ? null : field },
        };
      },
    ),
  );
  private readonly columns = computed(() =>
    this.counted(
      ({ field }) => field,
      ({ field }) => {
        const chosen = this.code() === undefined && field === this.field();
        const name = field === null ? '' : (this.mapping()[field]?.source ?? FIELD_NAMES[field]);
        return { word: name, chosen, choice: { code: null, field: chosen ? null : field } };
      },
    ),
  );
  private readonly states = computed<Facet[]>(() => {
    const { open, mended, excluded } = this.counts();
    const state = (status: RowErrorState, word: string, count: number): Facet => ({
      key: status,
      word,
      count,
      chosen: this.status() === status,
      choice: { status: status === 'open' ? null : status },
    });
    return [
      state('open', $localize`:@@mending.open:To fix`, open),
      state('mended', $localize`:@@mending.fixed:Fixed`, mended),
      state('excluded', $localize`:@@mending.droppedRow:Dropped`, excluded),
    ];
  });

  private counted(
    keyOf: (group: RowErrorGroup) => string | null,
    facetOf: (group: RowErrorGroup) => Omit<Facet, 'key' | 'count'>,
  ): Facet[] {
    const facets = new Map<string, Facet>();
    for (const group of this.groups()) {
      const key = keyOf(group);
      if (key === null) continue;
      const count = (facets.get(key)?.count ?? 0) + group.count;
      facets.set(key, { key, count, ...facetOf(group) });
    }
    return [...facets.values()].sort((one, other) => other.count - one.count);
  }
}
