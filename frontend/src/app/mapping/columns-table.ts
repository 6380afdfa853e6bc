import {
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  model,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import {
  type ColumnInfo,
  type Inspection,
  MAPPING_FIELDS,
  type MappingField,
  REQUIRED_FIELDS,
} from '@etl-studio/contracts';
import { Badge, drawnInSteps, Formats } from '@etl-studio/ui';

import { serverText } from '../language/server-texts';

import { TYPE_NAMES } from './column-words';
import { ConstantInput } from './constant-input';
import { controlNames, FIELD_NAMES, isRequired } from './field-words';
import { FieldFormat } from './field-format';
import { fieldOfColumn } from './mapping-draft';
import { MappingStore } from './mapping.store';
import { guessFor, matchOf, matchOfColumn } from './match';
import { MatchBadge } from './match-badge';
import { COLUMNS_SHOWN, type ColumnFilter, columnsToShow, inOrder } from './column-filter';
import { ReadingQuestion } from './reading-question';

const SAMPLES = 3;
/** More columns than these are searched rather than read. */
const MANY_COLUMNS = 12;
/** Columns that are drawn with the click that shows them, and how many with each frame after it. */
const ROWS_DRAWN = { first: 2, step: 6 };

/** One row per column of the file, and below them the fields that are the same in every row. */
@Component({
  selector: 'app-columns-table',
  imports: [Badge, ConstantInput, FieldFormat, MatchBadge, ReadingQuestion],
  host: { '(keydown)': 'step($event)' },
  templateUrl: './columns-table.html',
  styleUrl: './mapping-table.scss',
})
export class ColumnsTable {
  readonly inspection = input.required<Inspection>();
  /** The column whose values are looked at. */
  readonly selected = model.required<string | null>();
  /** Whether columns that wait for the person stand before the others. */
  readonly unresolvedFirst = input.required<boolean>();
  readonly reordered = output<{ unresolvedFirst: boolean }>();
  protected readonly controlNames = controlNames;
  protected readonly store = inject(MappingStore);
  private readonly formats = inject(Formats);

  protected readonly fields = MAPPING_FIELDS;
  private readonly table = viewChild<ElementRef<HTMLElement>>('table');

  protected readonly isLong = computed(() => this.inspection().columns.length > MANY_COLUMNS);
  protected readonly search = signal('');
  protected readonly filter = signal<ColumnFilter>('all');
  // What is resolved stays where it is: nobody loses the row that they work on.
  private readonly ordered = computed(() => {
    const { columns } = this.inspection();
    return this.unresolvedFirst() ? inOrder(columns, untracked(this.unresolved)) : columns;
  });
  private readonly unresolved = computed<ReadonlySet<string>>(() => {
    const { columns, suggestedMapping } = this.inspection();
    const asked = this.store.questions().filter(({ answered }) => !answered);
    const doubtful = columns.filter(
      ({ name }) => matchOfColumn(this.store.draft(), suggestedMapping, name).tone === 'warn',
    );
    return new Set([...asked.map(({ column }) => column), ...doubtful.map(({ name }) => name)]);
  });
  private readonly query = computed(() => [this.search(), this.filter(), this.ordered()]);
  private readonly most = linkedSignal({ source: this.query, computation: () => COLUMNS_SHOWN });
  private readonly found = computed(() => {
    const asked = new Set(this.store.questions().map(({ column }) => column));
    const query = { search: this.search(), filter: this.filter(), most: this.most() };
    return columnsToShow(this.ordered(), this.store.draft(), asked, this.selected(), query);
  });
  private readonly drawn = drawnInSteps(ROWS_DRAWN, () => this.found().shown.length, this.query);
  protected readonly left = computed(() => this.found().left);
  protected readonly counts = computed(() => {
    const all = this.inspection().columns.length;
    const mapped = Object.values(this.store.draft().fields).filter(
      ({ source }) => source !== undefined,
    ).length;
    const [total, fed, open] = [all, mapped, all - mapped].map((count) => this.formats.number(count));
    return [
      { filter: 'all' as const, words: $localize`:@@columns.all:All ${total}:count:` },
      { filter: 'mapped' as const, words: $localize`:@@columns.mapped:Mapped ${fed}:count:` },
      { filter: 'unmapped' as const, words: $localize`:@@columns.unmapped:Not mapped ${open}:count:` },
    ];
  });

  protected readonly rows = computed(() => {
    const { suggestedMapping } = this.inspection();
    const columns = this.found().shown.slice(0, this.drawn.count());
    const [draft, likenesses] = [this.store.draft(), this.store.likenesses()];
    const failing = this.store.conversion()?.failingByField ?? {};
    return columns.map((column) => {
      const field = fieldOfColumn(draft, column.name);
      return {
        column,
        field,
        ignored: draft.ignored.includes(column.name),
        guess: guessFor(suggestedMapping, column.name),
        match: matchOfColumn(draft, suggestedMapping, column.name, likenesses.get(column.name)),
        failing: this.failingWords(field === null ? 0 : (failing[field] ?? 0)),
        question: this.store.questions().find((question) => question.column === column.name),
      };
    });
  });

  /** Fields without a column: those with one value for every row, and required ones that have nothing yet. */
  protected readonly constants = computed(() => {
    const draft = this.store.draft();
    const suggestion = this.inspection().suggestedMapping;
    return MAPPING_FIELDS.flatMap((field) => {
      const drafted = draft.fields[field];
      if (
        drafted ? drafted.source !== undefined : !(REQUIRED_FIELDS as readonly MappingField[]).includes(field)
      ) {
        return [];
      }
      const suggested = suggestion[field];
      const guess = suggested && suggested.constant === drafted?.constant ? suggested : null;
      const reason = !guess || guess.rememberedFrom ? undefined : serverText(guess.reason);
      return [{ field, drafted, reason, match: drafted ? matchOf(drafted, guess) : null }];
    });
  });

  protected typeName({ type }: ColumnInfo): string {
    return TYPE_NAMES[type];
  }

  protected samples({ samples }: ColumnInfo): string {
    return samples.slice(0, SAMPLES).join(' · ');
  }

  protected details({ samples, empty, distinct }: ColumnInfo): string {
    const rows = this.inspection().dataRows;
    const share = this.formats.percent(rows > 0 ? empty / rows : 0);
    const values =
      distinct >= 1_000 ? $localize`:@@mapping.manyValues:1,000 or more` : this.formats.number(distinct);
    return `${samples.join(' · ')}\n${$localize`:@@mapping.columnFacts:${share}:share: empty, ${values}:values: distinct`}`;
  }

  protected fieldName(field: MappingField): string {
    return FIELD_NAMES[field];
  }

  protected optionLabel(field: MappingField, column: string, guess: ReturnType<typeof guessFor>): string {
    const source = this.store.draft().fields[field]?.source;
    if (source === column) return FIELD_NAMES[field];
    const name = FIELD_NAMES[field] + (isRequired(field) ? '*' : '');
    if (source !== undefined) return $localize`:@@mapping.usedBy:${name}:field: (now: ${source}:column:)`;
    if (guess?.field !== field) return name;
    return `${name} (${this.formats.number(Math.round(guess.confidence * 100) / 100, { style: 'percent' })})`;
  }

  protected moreWords(left: number): string {
    const more = Math.min(left, COLUMNS_SHOWN);
    return more === 1
      ? $localize`:@@columns.oneMore:Show 1 more column`
      : $localize`:@@columns.more:Show ${this.formats.number(more)}:count: more columns`;
  }

  protected showMore(): void {
    this.most.update((most) => most + COLUMNS_SHOWN);
  }

  /** Ctrl and an arrow lead to the field of the column above or below; an arrow alone out of the search as well. */
  protected step(event: KeyboardEvent): void {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const target = event.target as Element;
    if (by === 0 || !(event.ctrlKey || event.metaKey || target.matches('input[type=search]'))) return;
    const controls = [
      ...(this.table()?.nativeElement.querySelectorAll<HTMLElement>('select[data-column]') ?? []),
    ];
    const row = target.closest('tr');
    const next = controls[controls.findIndex((control) => row?.contains(control)) + by];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  }

  protected choose(column: string, value: string): void {
    this.selected.set(column);
    this.store.assign(column, this.fields.find((field) => field === value) ?? null);
  }

  private failingWords(count: number): string {
    if (count === 0) return '';
    const total = this.store.conversion()?.totalRows ?? 0;
    return $localize`:@@mapping.failing:${this.formats.number(count)}:count: of ${this.formats.number(total)}:total: fail`;
  }
}
