import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input } from '@angular/core';
import type { ImpactGroup, SchemaImpact } from '@etl-studio/contracts';
import { Formats, Skeleton } from '@etl-studio/ui';

import type { Failure } from '../http/failure';
import { ServerText } from '../language/server-text.pipe';
import { FIELD_NAMES } from '../mapping/field-words';
import { problemName } from '../row-errors/row-error-words';

/** What the rules on the screen would do to the latest file. */
@Component({
  selector: 'app-impact-panel',
  imports: [NgTemplateOutlet, ServerText, Skeleton],
  templateUrl: './impact-panel.html',
  styleUrl: './impact-panel.scss',
  host: { '[class.pending]': 'pending()', '[attr.aria-busy]': 'pending()' },
})
export class ImpactPanel {
  readonly impact = input.required<SchemaImpact | null>();
  readonly failure = input.required<Failure | null>();
  readonly pending = input.required<boolean>();
  readonly currency = input.required<string | null>();
  protected readonly formats = inject(Formats);

  protected readonly unmoved = computed(() => {
    const impact = this.impact();
    return impact?.newlyInvalid.rows === 0 && impact.newlyValid.rows === 0 && impact.readOtherwise.rows === 0;
  });

  protected readonly otherwise = computed(() => {
    const rows = this.impact()?.readOtherwise.rows ?? 0;
    return rows === 1
      ? $localize`:@@schema.impact.oneOtherwise:1 row would be read differently`
      : $localize`:@@schema.impact.otherwise:${this.formats.number(rows)}:rows: rows would be read differently`;
  });

  protected money(amount: string): string {
    return this.formats.money(amount, this.currency());
  }

  protected asGroups(groups: readonly ImpactGroup[]) {
    return groups.map(({ code, field, count, examples }) => ({
      name: field === null ? problemName(code) : `${FIELD_NAMES[field]}: ${problemName(code).toLowerCase()}`,
      count,
      examples,
    }));
  }
}
