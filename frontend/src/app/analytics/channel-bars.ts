import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Formats } from '@etl-studio/ui';

import { channelColour } from '../results/channel-colour';
import { barsSvg } from './bars-svg';
import { ChangeBadge } from '../figures/change-badge';
import { ChartPalette } from './chart-colours';
import { ChartFigure } from './chart-figure';
import { Downloads } from './downloads';
import { FigureButton } from './figure-button';

export interface ChannelSpend {
  /** Null for what is not listed by name. */
  channel: string | null;
  spend: string;
  /** Null where there is nothing to compare with. */
  before: string | null;
  share: string | null;
}

/** Spend by channel, largest first; a channel narrows everything on the page to itself. */
@Component({
  selector: 'app-channel-bars',
  imports: [ChangeBadge, ChartFigure, FigureButton],
  providers: [ChartPalette],
  templateUrl: './channel-bars.html',
  styleUrl: './channel-bars.scss',
})
export class ChannelBars {
  readonly channels = input.required<readonly ChannelSpend[]>();
  readonly colours = input.required<ReadonlyMap<string, string>>();
  readonly chosen = input.required<readonly string[]>();
  readonly currency = input.required<string | null>();
  /** A channel was chosen, or chosen no more. */
  readonly toggled = output<string>();
  /** Where a channel's spend comes from is wanted. */
  readonly asked = output<string>();

  private readonly formats = inject(Formats);
  private readonly palette = inject(ChartPalette);
  private readonly downloads = inject(Downloads);
  protected readonly asTable = signal(false);
  protected readonly heading = $localize`:@@analytics.byChannel:Spend by channel`;
  protected readonly other = $localize`:@@analytics.other:Other`;

  protected readonly bars = computed(() => {
    const most = Math.max(...this.channels().map(({ spend }) => Math.abs(Number(spend))), 0);
    return this.channels().map((each) => ({
      ...each,
      name: each.channel ?? this.other,
      colour: each.channel === null ? 'var(--c-other)' : this.colourOf(each.channel),
      width: most > 0 ? (100 * Math.abs(Number(each.spend))) / most : 0,
      isChosen: each.channel !== null && this.chosen().includes(each.channel),
      words: this.formats.money(each.spend, this.currency()),
      shareWords: each.share === null ? '–' : this.formats.percent(Number(each.share)),
    }));
  });
  protected readonly sentence = computed(() => {
    const [first] = this.bars();
    if (!first) return $localize`:@@analytics.noChannels:Nothing was spent in these days.`;
    return $localize`:@@analytics.largest:${first.name}:channel: is the largest with ${first.shareWords}:share: of the spend.`;
  });

  private colourOf(channel: string): string {
    return this.colours().get(channel) ?? channelColour(channel);
  }

  protected async picture(): Promise<void> {
    const bars = this.bars().map((bar) => ({ ...bar, colour: this.palette.resolve(bar.colour) }));
    const { url, size } = barsSvg(bars, this.palette.colours());
    await this.downloads.savePng(url, size, this.palette.colours().surface, 'spend-by-channel.png');
  }
}
