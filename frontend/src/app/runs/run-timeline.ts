import {
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { Badge, Card, Formats } from '@etl-studio/ui';

import { serverText } from '../language/server-texts';
import { problemInField } from '../row-errors/row-error-words';
import { AttemptCard } from './attempt-card';
import { attemptWords } from './attempt-words';
import { eventWords } from './event-words';
import { LiveRun } from './live-run';
import { RunHistory } from './run-history';
import {
  amongAttempts,
  NOTHING_SEEN,
  type Seen,
  seeLink,
  seeRun,
  timeline,
  type TimelineWords,
} from './timeline';

/** What was tried and what happened, newest first: the log so far, then what comes in. */
@Component({
  selector: 'app-run-timeline',
  imports: [AttemptCard, Badge, Card],
  templateUrl: './run-timeline.html',
  styleUrl: './run-timeline.scss',
})
export class RunTimeline {
  /** Number of the attempt that is looked at; all where it is none of the run's. */
  readonly attempt = input<string>();

  private readonly live = inject(LiveRun);
  protected readonly history = inject(RunHistory);
  private readonly router = inject(Router);
  protected readonly formats = inject(Formats);
  protected readonly eventWords = eventWords;
  private readonly seen = signal<Seen>(NOTHING_SEEN);

  protected readonly all = computed(() =>
    this.history.attempts().map((attempt) => ({ ...attempt, word: attemptWords(attempt.status).word })),
  );
  protected readonly chosen = computed(
    () => this.all().find(({ number }) => String(number) === this.attempt())?.number ?? null,
  );
  private readonly tried = computed(() =>
    this.history.attempts().filter(({ number }) => this.chosen() === null || number === this.chosen()),
  );
  private readonly lines = computed(() => {
    const lines = timeline(this.history.log(), this.seen());
    const chosen = this.chosen();
    return (chosen === null ? lines : this.history.during(chosen, lines)).map((line) => ({
      ...line,
      text: this.readable(line.text),
    }));
  });
  protected readonly items = computed(() => amongAttempts(this.lines(), this.tried()));

  private readonly log = viewChild.required<ElementRef<HTMLElement>>('log');
  /** The newest line when the list was scrolled away from it; null while it is in sight. */
  private readonly leftAt = signal<string | null>(null);
  protected readonly unseen = computed(() => {
    const leftAt = this.leftAt();
    return leftAt === null ? 0 : this.lines().filter(({ at }) => at > leftAt).length;
  });

  constructor() {
    effect(() => {
      const run = this.live.run();
      if (run) this.note((seen) => seeRun(seen, run, Date.now(), this.words));
    });
    effect(() => {
      const link = this.live.link();
      this.note((seen) => seeLink(seen, link, this.words));
    });
  }

  protected lookAway(): void {
    const isAway = this.log().nativeElement.scrollTop > 0;
    if (!isAway) this.leftAt.set(null);
    else if (this.leftAt() === null) this.leftAt.set(this.lines()[0]?.at ?? '');
  }

  protected showNewest(): void {
    this.log().nativeElement.scrollTop = 0;
    this.leftAt.set(null);
  }

  protected choose(number: string): void {
    const queryParams = { attempt: number || null };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected attemptName(number: number, word: string): string {
    return $localize`:@@timeline.attemptName:Attempt ${number}:number:, ${word}:status:`;
  }

  /** The server writes plain digits. */
  private readable(text: string): string {
    return serverText(text).replace(/\b\d{4,}(?= (?:of|rows)\b)/g, (count) => this.formats.number(count));
  }

  private readonly words: TimelineWords = {
    rows: (rows) => $localize`:@@timeline.rows:${this.formats.number(rows)}:rows: rows`,
    errors: ({ code, field }, more) => `+${this.formats.number(more)} ${problemInField(code, field)}`,
    lost: () => $localize`:@@timeline.lost:lost`,
    resumed: (ms) => $localize`:@@timeline.resumedAfter:resumed after ${this.formats.span(ms / 1_000)}:time:`,
  };

  private note(change: (seen: Seen) => Seen): void {
    untracked(() => this.seen.update(change));
  }
}
