import { Component, inject, input, output } from '@angular/core';
import { Badge, Formats } from '@etl-studio/ui';

import { FIELD_NAMES } from './field-words';
import type { Match } from './match';

let created = 0;

/** How sure the match is, and behind "Why?" what it rests on. */
@Component({
  selector: 'app-match-badge',
  imports: [Badge],
  template: `
    <ui-badge [tone]="match().tone">{{ match().word }}</ui-badge>
    @if (failing() || match().confidence !== null || match().reason) {
      <div class="sure">
        @if (failing(); as failing) {
          <button
            type="button"
            class="failing"
            title="Show only rows with problems"
            i18n-title="@@mapping.onlyProblems"
            (click)="lookAtFailing.emit()"
          >
            {{ failing }}
          </button>
        } @else if (match().remembered; as remembered) {
          <span>{{ formats.dayAt(remembered.at) }}</span>
        } @else if (match().confidence; as confidence) {
          <span i18n="@@match.sure">{{ share(confidence) }} sure</span>
        }
        @if (match().reason; as reason) {
          <button type="button" [attr.popovertarget]="id" i18n="@@match.why">
            Why?<span class="visually-hidden"> {{ subject() }}</span>
          </button>
          <div class="reason" popover [id]="id">{{ reason }}</div>
        }
      </div>
    }
    @if (match().likeness; as likeness) {
      <div class="likeness" i18n="@@match.likeness">
        Also looks like {{ fieldNames[likeness.field] }} ({{ share(likeness.confidence) }})
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .sure {
      display: flex;
      gap: 8px;
      align-items: baseline;
      color: var(--text-3);
      font-size: 12px;
      font-variant-numeric: tabular-nums;
    }
    .likeness {
      color: var(--text-3);
      font-size: 12px;
      white-space: normal;
    }
    .failing {
      color: var(--bad-text);
      font-weight: 550;
    }
    button {
      position: relative;
      padding: 0;
      border: 0;
      background: none;
      color: var(--accent-text);
      font-size: 12px;
      line-height: 20px;
      cursor: pointer;
    }
    button::after {
      content: '';
      position: absolute;
      inset: -2px -4px;
    }
    button:hover {
      text-decoration: underline;
    }
    .reason {
      max-width: 280px;
      margin: 4px 0 0;
      padding: 10px 12px;
      border: 1px solid var(--border);
      border-radius: var(--r-md);
      background: var(--raised);
      color: var(--text);
      box-shadow: var(--shadow-2);
      font-size: 13px;
      white-space: normal;
      inset: auto;
      position-area: bottom span-left;
    }
  `,
})
export class MatchBadge {
  readonly match = input.required<Match>();
  /** What the badge is about, for people who do not see beside what it stands. */
  readonly subject = input.required<string>();
  /** "17 of 1,000 fail": takes the place of how sure it is. */
  readonly failing = input('');
  /** The failing rows are to be looked at. */
  readonly lookAtFailing = output();
  protected readonly formats = inject(Formats);
  protected readonly fieldNames = FIELD_NAMES;
  protected readonly id = `match-reason-${created++}`;

  protected share(confidence: number): string {
    return this.formats.number(Math.round(confidence * 100) / 100, { style: 'percent' });
  }
}
