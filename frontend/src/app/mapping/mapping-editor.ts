import {
  afterNextRender,
  Component,
  computed,
  DOCUMENT,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { RememberedFrom, Run } from '@etl-studio/contracts';
import { Card, Formats, Skeleton } from '@etl-studio/ui';
import { finalize, type Observable } from 'rxjs';

import { ctrlKey } from '../commands/platform';
import { toFailure } from '../http/failure';
import { ServerText } from '../language/server-text.pipe';
import { Screen } from '../shell/screen-width';
import { ChannelValues } from './channel-values';
import { ColumnsTable } from './columns-table';
import { ConvertedValues } from './converted-values';
import { DryRunReport } from './dry-run-report';
import { FieldsTable } from './fields-table';
import { fieldOfColumn } from './mapping-draft';
import { MappingConflict } from './mapping-conflict';
import { MappingStore } from './mapping.store';
import { OverlapNote } from './overlap-note';
import { PreviewSheet } from './preview-sheet';
import { ProblemSummary } from './problem-summary';
import { type Doing, ReadinessBar } from './readiness-bar';
import { fieldProblem, type StartProblem, startProblems } from './start-problems';

/** More columns than these are easier to look for by field. */
const MANY_COLUMNS = 20;
/** Notes up to which they are shown unasked. */
const FEW_NOTES = 3;
const UNRESOLVED = 'unresolved';

/** A file's columns, the fields they become, the values that gives, and the way on. */
@Component({
  selector: 'app-mapping-editor',
  imports: [
    Card,
    ChannelValues,
    ColumnsTable,
    ConvertedValues,
    DryRunReport,
    FieldsTable,
    MappingConflict,
    MatButton,
    OverlapNote,
    PreviewSheet,
    ProblemSummary,
    ReadinessBar,
    RouterLink,
    ServerText,
    Skeleton,
  ],
  host: { '(document:keydown)': 'undoKey($event)', '(document:visibilitychange)': 'comeBack()' },
  templateUrl: './mapping-editor.html',
  styleUrl: './mapping-editor.scss',
})
export class MappingEditor {
  /** `column` or `field`; chosen by the file's width where it is neither. */
  readonly by = input<string>();
  /** `unresolved`: columns that wait for the person stand first. */
  readonly order = input<string>();
  /** Name of the column that is selected first. */
  readonly col = input<string>();
  /** The mapping has been saved for the dataset of this draft. */
  readonly saved = output<Run>();
  /** The import has been started. */
  readonly started = output<Run>();

  protected readonly store = inject(MappingStore);
  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  private readonly screen = inject(Screen);
  private readonly formats = inject(Formats);
  private readonly injector = inject(Injector);
  private readonly summary = viewChild(ProblemSummary);
  private readonly conflict = viewChild(MappingConflict);

  protected readonly columnsHeading = $localize`:@@mapping.columnsHeading:Columns in your file`;
  protected readonly fieldsHeading = $localize`:@@mapping.fieldsHeading:Fields of the dataset`;
  protected readonly undoKeys = `${ctrlKey()} Z`;
  protected readonly FEW_NOTES = FEW_NOTES;
  protected readonly UNRESOLVED = UNRESOLVED;
  /** What the person waits for. */
  protected readonly doing = signal<Doing | null>(null);
  private last: Doing = 'start';
  /** Whether it ended because somebody else's mapping came in between. */
  private interrupted = false;
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

  protected readonly narrow = computed(() => this.screen.width() === 'narrow');
  protected readonly view = linkedSignal<'column' | 'field'>(() => {
    const by = this.by();
    if (by === 'column' || by === 'field') return by;
    const isMany = (this.store.inspection()?.columns.length ?? 0) > MANY_COLUMNS;
    return isMany || this.narrow() ? 'field' : 'column';
  });
  protected readonly selectedField = computed(() => {
    const column = this.selected();
    return column === null ? null : fieldOfColumn(this.store.draft(), column);
  });

  /** Does again what was done last: the reason why it could not be done is gone. */
  repeat(): void {
    if (this.last === 'save') this.save();
    else this.send('start', this.store.startImport(), (run) => this.started.emit(run));
  }

  protected save(): void {
    // A mapping without its required fields cannot be published: the file is not sent for nothing.
    this.blocked.set(this.store.missing().length > 0);
    if (this.blocked()) {
      this.lookAtProblems();
      return;
    }
    this.send('save', this.store.save(), (run) => this.saved.emit(run));
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
    this.send('start', this.store.startImport(), (run) => this.started.emit(run));
  }

  /** "Mapped as “september.csv” on 3 Sep 2026 by Olivia Owner (Meta Ads EU)." */
  protected rememberedWords({ kind, at, by, fileName, datasetName, schemaVersion }: RememberedFrom): string {
    const day = this.formats.dayAt(at);
    const what =
      kind === 'import'
        ? $localize`:@@mapping.as.import:Mapped like “${fileName ?? ''}:file:”, imported on ${day}:day:`
        : $localize`:@@mapping.as.dataset:Mapped as in schema version ${schemaVersion}:version: of this dataset, saved on ${day}:day:`;
    return [
      what,
      ...(by === null ? [] : [$localize`:@@mapping.as.by:by ${by}:name:`]),
      ...(kind === 'dataset' || datasetName === null
        ? []
        : [$localize`:@@mapping.as.into:into ${datasetName}:dataset:`]),
    ]
      .join(' ')
      .concat('.');
  }

  /** Goes on with what was being done when somebody else's mapping came in between. */
  protected keepMine(): void {
    this.store.keepMine();
    if (this.interrupted) this.repeat();
  }

  protected comeBack(): void {
    if (this.document.visibilityState === 'visible') this.store.lookForOthers();
  }

  /** Seen at once: to write the address takes the router as long as to draw the other table. */
  protected show(by: 'column' | 'field'): void {
    this.view.set(by);
    afterNextRender({ read: () => setTimeout(() => this.ask({ by })) }, { injector: this.injector });
  }

  /** How the mapping is looked at stands in the address. */
  protected ask(queryParams: { by: 'column' | 'field' } | { order: typeof UNRESOLVED | null }): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected undoKey(event: KeyboardEvent): void {
    const typing = event.target instanceof HTMLInputElement && event.target.type !== 'radio';
    if (typing || event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
    event.preventDefault();
    this.store.undo();
  }

  private send(what: Doing, request: Observable<Run>, done: (run: Run) => void): void {
    this.last = what;
    this.interrupted = false;
    this.doing.set(what);
    this.refused.set([]);
    request.pipe(finalize(() => this.doing.set(null))).subscribe({
      next: (run) => {
        this.confirming.set(false);
        done(run);
      },
      complete: () => this.lookAtConflict(),
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

  private lookAtConflict(): void {
    this.interrupted = this.store.conflict() !== null;
    if (!this.interrupted) return;
    afterNextRender({ read: () => this.conflict()?.focus() }, { injector: this.injector });
  }

  private lookAtProblems(): void {
    afterNextRender({ read: () => this.summary()?.focus() }, { injector: this.injector });
  }
}
