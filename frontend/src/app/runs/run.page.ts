import { Component, computed, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { hasEnded } from '@etl-studio/contracts';
import { EmptyState, Formats, PageHeader, Skeleton, Toasts } from '@etl-studio/ui';

import { RunsApi } from '../api/runs.api';
import { toFailure } from '../http/failure';
import { describePage, offerActions, type PageAction } from '../shell/page-context';
import { RunStatusBadge } from '../status/run-status-badge';
import { runStatus } from '../status/run-status';
import { DraftStart } from './draft-start';
import { ErrorsPreview } from './errors-preview';
import { LinkBadge } from './link-badge';
import { LiveRun } from './live-run';
import { NotifyButton } from './notify-button';
import { ProgressCard } from './progress-card';
import { ReceiptCard } from './receipt-card';
import { RunAnnouncements } from './run-announcements';
import { RunCommands } from './run-commands';
import { RunEnd } from './run-end';
import { RunFailure } from './run-failure';
import { RunHistory } from './run-history';
import { RunPace } from './run-pace';
import { RunTimeline } from './run-timeline';
import { RunStore } from './run.store';

/** One import, watched live. */
@Component({
  selector: 'app-run-page',
  imports: [
    EmptyState,
    ErrorsPreview,
    LinkBadge,
    MatButton,
    NotifyButton,
    PageHeader,
    ProgressCard,
    ReceiptCard,
    RouterLink,
    RunEnd,
    RunFailure,
    RunStatusBadge,
    RunTimeline,
    Skeleton,
  ],
  providers: [LiveRun, RunAnnouncements, RunHistory, RunPace, RunStore, RunCommands, DraftStart],
  templateUrl: './run.page.html',
  styleUrl: './run.page.scss',
})
export class RunPage {
  /** The run's id, from the path. */
  readonly id = input.required<string>();
  /** Which attempt's events are shown, from the query; all without it. */
  readonly attempt = input<string>();

  protected readonly store = inject(RunStore);
  protected readonly commands = inject(RunCommands);
  protected readonly draft = inject(DraftStart);
  protected readonly live = this.store.live;
  private readonly formats = inject(Formats);
  private readonly runs = inject(RunsApi);
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);

  protected readonly run = this.store.run;
  protected readonly short = computed(() => this.id().slice(0, 8));
  protected readonly heading = computed(() => $localize`:@@run.heading:Run ${this.short()}:id:`);
  protected readonly ended = computed(() => {
    const run = this.run();
    return run !== null && hasEnded(run.status);
  });
  /** Whether its records are, or were, counted. */
  protected readonly published = computed(() => ['SUCCEEDED', 'REVERTED'].includes(this.run()?.status ?? ''));
  protected readonly stoppable = computed(() => ['QUEUED', 'RUNNING'].includes(this.run()?.status ?? ''));
  protected readonly failure = computed(() => {
    const error = this.run() ? undefined : this.live.first.error();
    return error ? toFailure(error) : null;
  });
  protected readonly downloadUrl = computed(() => this.runs.downloadUrl(this.id()));
  protected readonly context = computed(() => {
    const run = this.run();
    if (!run) return '';
    const { schemaVersion, startedAt, createdBy } = run;
    const name = createdBy?.name ?? $localize`:@@run.someone:somebody`;
    return [
      run.fileName,
      schemaVersion === null ? null : $localize`:@@run.schema:schema v${schemaVersion}:version:`,
      startedAt
        ? $localize`:@@run.startedBy:started by ${name}:name: at ${this.formats.time(startedAt)}:time:`
        : $localize`:@@run.uploadedBy:uploaded by ${name}:name:`,
    ]
      .filter((part) => part !== null)
      .join(' · ');
  });
  protected readonly draftWords = computed(() => {
    const version = this.draft.version()?.version;
    return version === undefined
      ? $localize`:@@run.draft.text:Map its columns, look at what the import would do, and start it.`
      : $localize`:@@run.draft.decided:Its columns are mapped as schema version ${version}:version: of the dataset says. Start the import, or look at the mapping first.`;
  });
  protected readonly announcement = inject(RunAnnouncements).sentence;

  constructor() {
    effect(() => this.live.runId.set(this.id()));
    describePage(() => ({
      title: [...this.titleNow(), this.heading()],
      crumbs: [{ label: $localize`:@@route.runs:Runs`, link: '/runs' }, { label: this.short() }],
    }));
    offerActions(() => this.actions());
  }

  protected async copyLink(): Promise<void> {
    await navigator.clipboard.writeText(`${location.origin}/runs/${this.id()}`);
    this.toasts.say($localize`:@@run.copied:Link copied.`);
  }

  private actions(): PageAction[] {
    const [run, published] = [this.run(), this.published()];
    if (!run) return [];
    const open = (page: string) => () => this.router.navigate(['/runs', run.id, page]);
    return [
      ...(published ? [{ label: $localize`:@@end.viewResults:View results`, run: open('results') }] : []),
      ...(run.invalidRows > 0
        ? [{ label: $localize`:@@route.errors:Rows with errors`, run: open('errors') }]
        : []),
      ...(run.status === 'DRAFT' ? [{ label: $localize`:@@run.map:Map columns`, run: open('mapping') }] : []),
      ...(this.draft.version()
        ? [{ label: $localize`:@@mapping.start:Start import`, run: () => this.draft.start() }]
        : []),
      ...(this.stoppable()
        ? [{ label: $localize`:@@run.cancel:Cancel run`, run: () => this.commands.cancel(run) }]
        : []),
      { label: $localize`:@@run.copyLink:Copy link`, run: () => this.copyLink() },
    ];
  }

  private titleNow(): string[] {
    const run = this.run();
    if (run?.status === 'RUNNING') return [`${Math.floor(run.progressPercent)}%`];
    if (run?.status === 'SUCCEEDED') return ['✓ 100%'];
    return run && ['FAILED', 'CANCELLED'].includes(run.status) ? [`✕ ${runStatus(run).word}`] : [];
  }
}
