import { ChangeDetectorRef, Component, computed, inject, input, model } from '@angular/core';
import { type ColumnInfo, type Inspection, MAPPING_FIELDS, type MappingField } from '@etl-studio/contracts';
import { drawnInSteps } from '@etl-studio/ui';

import { ConstantInput } from './constant-input';
import { ConvertedText } from './converted-text';
import { controlNames, FIELD_NAMES, formatKind, isRequired } from './field-words';
import { FieldFormat } from './field-format';
import { fieldOfColumn } from './mapping-draft';
import { MappingStore } from './mapping.store';
import { type Match, matchOf } from './match';
import { MatchBadge } from './match-badge';
import { ReadingQuestion } from './reading-question';

/** Options that each list of columns begins with: the rest is there before somebody has opened it. */
const OPTIONS_DRAWN = { first: 2, step: 24 };

/** A column that a field can be fed from, with what it is called where it feeds another. */
interface ColumnOption {
  column: ColumnInfo;
  feeds: MappingField | null;
  moved: string;
}

/** One row per canonical field: from which column it comes, how it is read, what an empty cell means. */
@Component({
  selector: 'app-fields-table',
  imports: [ConstantInput, FieldFormat, MatchBadge, ReadingQuestion],
  host: { '(pointerdown)': 'complete()', '(focusin)': 'complete()' },
  templateUrl: './fields-table.html',
  styleUrls: ['./mapping-table.scss', './fields-table.scss'],
})
export class FieldsTable {
  readonly inspection = input.required<Inspection>();
  readonly selected = model.required<string | null>();
  protected readonly controlNames = controlNames;
  protected readonly store = inject(MappingStore);
  private readonly text = inject(ConvertedText);
  private readonly view = inject(ChangeDetectorRef);
  private readonly drawn = drawnInSteps(
    OPTIONS_DRAWN,
    () => this.inspection().columns.length,
    () => this.inspection(),
  );

  private readonly options = computed<ColumnOption[]>(() => {
    const draft = this.store.draft();
    return this.inspection().columns.map((column) => {
      const feeds = fieldOfColumn(draft, column.name);
      const moved =
        feeds === null
          ? ''
          : $localize`:@@mapping.usedBy:${column.name}:field: (now: ${FIELD_NAMES[feeds]}:column:)`;
      return { column, feeds, moved };
    });
  });

  protected readonly rows = computed(() => {
    const draft = this.store.draft();
    const [options, drawn] = [this.options(), this.drawn.count()];
    return MAPPING_FIELDS.filter(
      (field) => field !== 'currency' || this.inspection().suggestedMapping.currency,
    ).map((field) => {
      const drafted = draft.fields[field];
      const column = options.find((option) => option.column.name === drafted?.source)?.column;
      return {
        field,
        name: FIELD_NAMES[field] + (isRequired(field) ? '*' : ''),
        drafted,
        column,
        options: options.filter((option, place) => place < drawn || option.column === column),
        isConstant: drafted?.constant !== undefined,
        match: this.match(field),
        sample: this.sample(field),
        takesDefault: !isRequired(field) && formatKind(field) === 'number' && column !== undefined,
        question: this.store.questions().find((question) => question.field === field),
      };
    });
  });

  /** A list is whole before it opens, and before a key chooses from it. */
  protected complete(): void {
    if (this.drawn.count() >= this.inspection().columns.length) return;
    this.drawn.complete();
    this.view.detectChanges();
  }

  /** Options are: none, columns in file order, one value for every row. */
  protected choose(field: MappingField, option: HTMLOptionElement | undefined): void {
    const index = Number(option?.dataset['column'] ?? NaN);
    const column = this.inspection().columns.find((each) => each.index === index);
    this.selected.set(column?.name ?? null);
    if (column) this.store.assign(column.name, field);
    else if (option?.index === 0) this.store.clear(field);
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
