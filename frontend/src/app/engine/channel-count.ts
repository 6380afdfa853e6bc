/** How many rows read as one channel. */
export interface ChannelRows {
  channel: string;
  rows: number;
}

/** The channels with the most rows, and how many different ones there are; `isAll` where none was left out. */
export interface ChannelCounts {
  channels: ChannelRows[];
  distinct: number;
  isAll: boolean;
}

/** Different channels that are counted: a column with more of them holds no channels. */
const MOST = 1_000;
const SHOWN = 200;

/** Counts the rows of each channel, in bounded memory. */
export class ChannelCount {
  private readonly rows = new Map<string, number>();
  private isFull = false;

  add(channel: string): void {
    const before = this.rows.get(channel);
    if (before !== undefined || this.rows.size < MOST) this.rows.set(channel, (before ?? 0) + 1);
    else this.isFull = true;
  }

  soFar(): ChannelCounts {
    const channels = [...this.rows].map(([channel, rows]) => ({ channel, rows }));
    channels.sort((a, b) => b.rows - a.rows || (a.channel < b.channel ? -1 : 1));
    return {
      channels: channels.slice(0, SHOWN),
      distinct: channels.length,
      isAll: !this.isFull && channels.length <= SHOWN,
    };
  }
}
