import { Component, computed, inject, input, output } from '@angular/core';
import type { LinkState } from '@etl-studio/sse';
import { Badge, Formats, StatusBadge, type Tone } from '@etl-studio/ui';
import {
  LucideCheck,
  LucideCircleDashed,
  type LucideIconInput,
  LucideLock,
  LucideRefreshCw,
  LucideTimer,
  LucideWifiOff,
} from '@lucide/angular';

import { Online } from './online';

/** Whether what is shown is live, and what is done about it where it is not. */
@Component({
  selector: 'app-link-badge',
  imports: [Badge, StatusBadge],
  host: { role: 'status', 'data-testid': 'run-sse-status', '[attr.data-link]': 'link().kind' },
  template: `
    @let words = shown();
    @if (words.icon; as icon) {
      <ui-status-badge [tone]="words.tone" [icon]="icon" [word]="words.word" />
    } @else {
      <ui-badge [tone]="words.tone"><i class="dot" aria-hidden="true"></i>{{ words.word }}</ui-badge>
    }
    @if (link().kind === 'reconnecting' || link().kind === 'polling') {
      <button type="button" (click)="retry.emit()" i18n="@@link.retryNow">Retry now</button>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 8px;
    }
    .dot {
      width: 8px;
      height: 8px;
      border-radius: var(--r-full);
      background: currentColor;
    }
    button {
      padding: 0;
      border: 0;
      background: none;
      color: var(--accent-text);
      font-size: 12px;
      line-height: 24px;
      text-decoration: underline;
      cursor: pointer;
    }
  `,
})
export class LinkBadge {
  readonly link = input.required<LinkState>();
  readonly retry = output();
  private readonly formats = inject(Formats);
  private readonly offlineSince = inject(Online).offlineSince;
  protected readonly shown = computed((): { word: string; tone: Tone; icon: LucideIconInput | null } => {
    const { kind, attempt, retryInMs } = this.link();
    const offlineSince = this.offlineSince();
    if (offlineSince !== null && kind !== 'ended') {
      const time = this.formats.time(new Date(offlineSince).toISOString());
      return {
        word: $localize`:@@link.offline:Offline since ${time}:time:`,
        tone: 'warn',
        icon: LucideWifiOff,
      };
    }
    switch (kind) {
      case 'connecting':
        return { word: $localize`:@@link.connecting:Connecting`, tone: 'neutral', icon: LucideCircleDashed };
      case 'live':
        return { word: $localize`:@@link.live:Live`, tone: 'ok', icon: null };
      case 'reconnecting':
        return { word: reconnecting(attempt ?? 0, retryInMs), tone: 'warn', icon: LucideRefreshCw };
      case 'polling':
        return { word: $localize`:@@link.polling:Updates every 5 s`, tone: 'neutral', icon: LucideTimer };
      case 'denied':
        return { word: $localize`:@@link.denied:No access`, tone: 'bad', icon: LucideLock };
      case 'ended':
        return { word: $localize`:@@link.ended:Finished`, tone: 'neutral', icon: LucideCheck };
    }
  });
}

function reconnecting(attempt: number, retryInMs: number | undefined): string {
  if (retryInMs === undefined) return $localize`:@@link.reconnecting:Reconnecting`;
  const seconds = Math.max(Math.round(retryInMs / 1_000), 1);
  return $localize`:@@link.reconnectingIn:Reconnecting, try ${attempt}:attempt: in ${seconds}:seconds: s`;
}
