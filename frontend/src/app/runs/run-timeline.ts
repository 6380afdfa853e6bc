import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import type { Run, RunAttempt } from '@etl-studio/contracts';
import { Badge, Card, CopyButton, Formats, type Tone } from '@etl-studio/ui';

import { RunsApi } from '../api/runs.api';
import { LiveRun } from './live-run';
import { NOTHING_SEEN, type Seen, seeLink, seeRun, timeline } from './timeline';

const ATTEMPT_WORDS: Record<RunAttempt['status'], { word: string; tone: Tone }> = {
  RUNNING: { word: $localize`:@@attempt.running:Running`, tone: 'info' },
  SUCCEEDED: { word: $localize`:@@attempt.succeeded:Succeeded`, tone: 'ok' },
  FAILED: { word: $localize`:@@attempt.failed:Failed`, tone: 'bad' },
  CANCELLED: { word: $localize`:@@attempt.cancelled:Cancelled`, tone: 'neutral' },
};

/** What was tried and what happened, newest first: the log so far, then what comes in. */
@Component({
  selector: 'app-run-timeline',
  imports: [Badge, Card, CopyButton],
  templateUrl: './run-timeline.html',
  styleUrl: './run-timeline.scss',
})
export class RunTimeline {
  private readonly live = inject(LiveRun);
  private readonly runs = inject(RunsApi);
  protected readonly formats = inject(Formats);

  private readonly attempts = this.runs.attempts(this.live.runId);
  private readonly log = this.runs.log(this.live.runId);
  private readonly seen = signal<Seen>(NOTHING_SEEN);
  /** Changes when the server has more to tell than progress. */
  private readonly chapter = computed(() => {
    const run = this.live.run();
    return run ? `${run.status} ${run.attemptCount} ${run.phase ?? ''}` : null;
  });

  protected readonly tried = computed(() =>
    [...(this.attempts.hasValue() ? this.attempts.value() : [])]
      .sort((one, other) => other.number - one.number)
      .map((attempt) => ({ ...attempt, ...ATTEMPT_WORDS[attempt.status], took: this.took(attempt) })),
  );
  protected readonly lines = computed(() =>
    timeline(this.log.hasValue() ? this.log.value() : [], this.seen()).map((line) => ({
      ...line,
      text: this.readable(line.text),
    })),
  );

  constructor() {
    let told = this.chapter();
    effect(() => {
      const chapter = this.chapter();
      if (chapter === null || chapter === told) return;
      const isFirst = told === null;
      told = chapter;
      if (isFirst) return;
      this.attempts.reload();
      this.log.reload();
    });
    effect(() => {
      const run = this.live.run();
      if (run) this.note((seen) => this.withRun(seen, run));
    });
    effect(() => {
      const link = this.live.link();
      this.note((seen) => seeLink(seen, link, linkWords));
    });
  }

  protected eventWords(event: string): string {
    return event.replace(/^run\./, '').replaceAll('_', ' ');
  }

  /** The server writes plain digits. */
  private readable(text: string): string {
    return text.replace(/\b\d{4,}(?= (?:of|rows)\b)/g, (count) => this.formats.number(count));
  }

  private withRun(seen: Seen, run: Run): Seen {
    const words = (rows: number): string =>
      $localize`:@@timeline.rows:${this.formats.number(rows)}:rows: rows`;
    return seeRun(seen, run, Date.now(), words);
  }

  private note(change: (seen: Seen) => Seen): void {
    untracked(() => this.seen.update(change));
  }

  private took({ startedAt, finishedAt }: RunAttempt): string {
    return finishedAt ? this.formats.duration((Date.parse(finishedAt) - Date.parse(startedAt)) / 1_000) : '';
  }
}

function linkWords(kind: 'lost' | 'resumed'): string {
  return kind === 'lost' ? $localize`:@@timeline.lost:lost` : $localize`:@@timeline.resumed:resumed`;
}
