import { Component, computed, inject, input, model } from '@angular/core';
import { type Inspection, MAPPING_FIELDS, type MappingField } from '@etl-studio/contracts';

import { ConstantInput } from './constant-input';
import { ConvertedText } from './converted-text';
import { controlNames, FIELD_NAMES, formatKind, isRequired } from './field-words';
import { FieldFormat } from './field-format';
import { fieldOfColumn } from './mapping-draft';
import { MappingStore } from './mapping.store';
import { type Match, matchOf } from './match';
import { MatchBadge } from './match-badge';
import { ReadingQuestion } from './reading-question';

/** One row per canonical field: from which column it comes, how it is read, what an empty cell means. */
@Component({
  selector: 'app-fields-table',
  imports: [ConstantInput, FieldFormat, MatchBadge, ReadingQuestion],
  templateUrl: './fields-table.html',
  styleUrls: ['./mapping-table.scss', './fields-table.scss'],
})
export class FieldsTable {
  readonly inspection = input.required<Inspection>();
  readonly selected = model.required<string | null>();
  protected readonly controlNames = controlNames;
  protected readonly store = inject(MappingStore);
  private readonly text = inject(ConvertedText);

  protected readonly rows = computed(() => {
    const draft = this.store.draft();
    const columns = this.inspection().columns;
    return MAPPING_FIELDS.filter(
      (field) => field !== 'currency' || this.inspection().suggestedMapping.currency,
    ).map((field) => {
      const drafted = draft.fields[field];
      const column = columns.find(({ name }) => name === drafted?.source);
      return {
        field,
        name: FIELD_NAMES[field] + (isRequired(field) ? '*' : ''),
        drafted,
        column,
        isConstant: drafted?.constant !== undefined,
        match: this.match(field),
        sample: this.sample(field),
        takesDefault: !isRequired(field) && formatKind(field) === 'number' && column !== undefined,
        question: this.store.questions().find((question) => question.field === field),
      };
    });
  });

  protected columnLabel(column: string, field: MappingField): string {
    const user = fieldOfColumn(this.store.draft(), column);
    if (user === null || user === field) return column;
    return $localize`:@@mapping.usedBy:${column}:field: (now: ${FIELD_NAMES[user]}:column:)`;
  }

  /** Options are: none, the columns in file order, one value for every row. */
  protected choose(field: MappingField, index: number): void {
    const columns = this.inspection().columns;
    const column = columns[index - 1];
    this.selected.set(column?.name ?? null);
    if (column) this.store.assign(column.name, field);
    else if (index === 0) this.store.clear(field);
    else this.store.assignConstant(field, '');
  }

  protected setDefault(field: MappingField, value: string): void {
    this.store.adjust(field, { default: value.trim() || undefined });
  }

  private match(field: MappingField): Match | null {
    const drafted = this.store.draft().fields[field];
    if (!drafted) return null;
    const suggested = this.inspection().suggestedMapping[field];
    const same = suggested && suggested.source === drafted.source && suggested.constant === drafted.constant;
    return matchOf(drafted, same ? suggested : null);
  }

  /** What the first row becomes. */
  private sample(field: MappingField): string {
    const first = this.store.conversion()?.rows[0];
    if (!first || !this.store.mapping()[field]) return '';
    return this.text.converted(field, first.values, this.store.currency());
  }
}
