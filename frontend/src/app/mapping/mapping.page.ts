import {
  afterNextRender,
  Component,
  computed,
  effect,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { Card, ErrorPanel, Formats, PageHeader, Skeleton, Stepper, Toasts } from '@etl-studio/ui';
import { finalize, type Observable } from 'rxjs';

import { toFailure } from '../http/failure';
import { describePage } from '../shell/page-context';
import { Screen } from '../shell/screen-width';
import { dialectWords } from './column-words';
import { ColumnsTable } from './columns-table';
import { ConvertedValues } from './converted-values';
import { FieldsTable } from './fields-table';
import { LiveConversion } from './live-conversion';
import { fieldOfColumn } from './mapping-draft';
import { MappingStore } from './mapping.store';
import { ProblemSummary } from './problem-summary';
import { ReadinessBar } from './readiness-bar';
import { fieldProblem, type StartProblem, startProblems } from './start-problems';

/** More columns than these are easier to look for by field. */
const MANY_COLUMNS = 20;

/** Where a file's columns become the dataset's fields. */
@Component({
  selector: 'app-mapping-page',
  imports: [
    Card,
    ColumnsTable,
    ConvertedValues,
    ErrorPanel,
    FieldsTable,
    MatButton,
    PageHeader,
    ProblemSummary,
    ReadinessBar,
    RouterLink,
    Skeleton,
    Stepper,
  ],
  providers: [MappingStore, LiveConversion],
  host: { '(document:keydown)': 'undoKey($event)' },
  templateUrl: './mapping.page.html',
  styleUrl: './mapping.page.scss',
})
export class MappingPage {
  /** The run's id, from the path. */
  readonly id = input.required<string>();
  /** `column` or `field`, from the query. */
  readonly by = input<string>();
  /** Name of the selected column, from the query. */
  readonly col = input<string>();

  protected readonly store = inject(MappingStore);
  private readonly router = inject(Router);
  private readonly formats = inject(Formats);
  private readonly toasts = inject(Toasts);
  private readonly screen = inject(Screen);
  private readonly injector = inject(Injector);
  private readonly summary = viewChild(ProblemSummary);

  protected readonly steps = [
    $localize`:@@step.upload:Upload`,
    $localize`:@@step.map:Map columns`,
    $localize`:@@step.import:Import`,
    $localize`:@@step.review:Review`,
  ];
  protected readonly columnsHeading = $localize`:@@mapping.columnsHeading:Columns in your file`;
  protected readonly fieldsHeading = $localize`:@@mapping.fieldsHeading:Fields of the dataset`;
  protected readonly busy = signal(false);
  // A change of the mapping takes back what was asked or refused about the one before.
  protected readonly confirming = linkedSignal({
    source: () => this.store.draft(),
    computation: () => false,
  });
  protected readonly wide = signal(false);
  private readonly refused = linkedSignal<unknown, readonly StartProblem[]>({
    source: () => this.store.draft(),
    computation: () => [],
  });
  /** Whether a start was tried that could not be: until it can, what is missing is listed. */
  private readonly blocked = signal(false);
  private readonly missing = computed(() =>
    startProblems(this.store.missing(), this.store.questions(), this.store.conversion()),
  );
  protected readonly problems = computed(() => (this.blocked() ? this.missing() : this.refused()));
  protected readonly selected = linkedSignal<string | null>(() => this.col() ?? null);

  protected readonly failure = computed(() => {
    const error = this.store.run.error() ?? this.store.inspection.error() ?? this.store.dataset.error();
    return error ? toFailure(error) : null;
  });
  protected readonly view = computed<'column' | 'field'>(() => {
    const by = this.by();
    if (by === 'column' || by === 'field') return by;
    const many =
      this.store.inspection.hasValue() && this.store.inspection.value().columns.length > MANY_COLUMNS;
    return many || this.screen.width() === 'narrow' ? 'field' : 'column';
  });
  protected readonly selectedField = computed(() => {
    const column = this.selected();
    return column === null ? null : fieldOfColumn(this.store.draft(), column);
  });
  protected readonly context = computed(() => {
    if (!this.store.run.hasValue() || !this.store.inspection.hasValue()) return '';
    const { columns, dataRows, dialect } = this.store.inspection.value();
    const [count, rows] = [this.formats.number(columns.length), this.formats.number(dataRows)];
    return [
      this.store.run.value().fileName,
      $localize`:@@mapping.columns:${count}:count: columns`,
      $localize`:@@mapping.rows:${rows}:count: rows`,
      dialectWords(dialect),
    ].join(' · ');
  });

  constructor() {
    effect(() => this.store.runId.set(this.id()));
    describePage(() => {
      const dataset = this.store.dataset.hasValue() ? this.store.dataset.value() : null;
      const heading = this.steps[1] ?? '';
      return {
        title: dataset ? [heading, dataset.name] : [heading],
        crumbs: [
          { label: $localize`:@@route.datasets:Datasets`, link: '/datasets' },
          ...(dataset ? [{ label: dataset.name, link: `/datasets/${dataset.id}` }] : []),
          { label: $localize`:@@step.import:Import`, link: `/runs/${this.id()}` },
          { label: heading },
        ],
      };
    });
  }

  protected save(): void {
    this.send(this.store.save(), () => this.toasts.say($localize`:@@mapping.savedToast:Mapping saved.`));
  }

  /** Starts, after asking where rows would be set aside; says why where it cannot. */
  protected start(): void {
    this.blocked.set(this.missing().length > 0);
    if (this.blocked()) {
      this.confirming.set(false);
      this.lookAtProblems();
      return;
    }
    const result = this.store.conversion();
    if (!this.confirming() && result && result.validRows < result.totalRows) {
      this.confirming.set(true);
      return;
    }
    this.send(this.store.startImport(), () => void this.router.navigate(['/runs', this.id()]));
  }

  protected show(by: 'column' | 'field'): void {
    void this.router.navigate([], { queryParams: { by }, queryParamsHandling: 'merge' });
  }

  protected undoKey(event: KeyboardEvent): void {
    const typing = event.target instanceof HTMLInputElement && event.target.type !== 'radio';
    if (typing || event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
    event.preventDefault();
    this.store.undo();
  }

  private send<T>(request: Observable<T>, done: (answer: T) => void): void {
    this.busy.set(true);
    this.refused.set([]);
    request.pipe(finalize(() => this.busy.set(false))).subscribe({
      next: (answer) => {
        this.confirming.set(false);
        done(answer);
      },
      error: (error: unknown) => {
        const { sentence, problems } = toFailure(error);
        this.blocked.set(false);
        this.refused.set(
          problems.length > 0 ? problems.map(fieldProblem) : [{ message: sentence, target: null }],
        );
        this.lookAtProblems();
      },
    });
  }

  private lookAtProblems(): void {
    afterNextRender({ read: () => this.summary()?.focus() }, { injector: this.injector });
  }
}
