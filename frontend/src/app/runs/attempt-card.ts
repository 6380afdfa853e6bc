import { Component, computed, inject, input } from '@angular/core';
import type { RunAttempt } from '@etl-studio/contracts';
import { Badge, CopyButton, Formats } from '@etl-studio/ui';

import { ServerText } from '../language/server-text.pipe';
import { attemptWords } from './attempt-words';

/** One attempt at a run: how it ended, how long it took, and why it failed. */
@Component({
  selector: 'app-attempt-card',
  imports: [Badge, CopyButton, ServerText],
  templateUrl: './attempt-card.html',
  styleUrl: './attempt-card.scss',
})
export class AttemptCard {
  readonly attempt = input.required<RunAttempt>();
  private readonly formats = inject(Formats);
  protected readonly status = computed(() => attemptWords(this.attempt().status));
  protected readonly took = computed(() => {
    const { startedAt, finishedAt } = this.attempt();
    return finishedAt ? this.formats.span((Date.parse(finishedAt) - Date.parse(startedAt)) / 1_000) : '';
  });
}
