import { DecimalSum, type MappedFields } from '@etl-studio/engine';

/** Days × channels (× campaigns) beyond which Postgres sums up instead: memory stays the same for any file. */
const MOST_GROUPS = 20_000;

class Sums {
  records = 0;
  readonly spend = new DecimalSum();
  readonly clicks = new DecimalSum();
  readonly conversions = new DecimalSum();
}

type ByCampaign = Map<string, Sums>;
type Days = Map<string, Map<string, ByCampaign>>;

/** The currency of rows that name none. */
const NO_CURRENCY = '';

/** Sums of one currency, day and channel, and of one campaign where these are told apart; amounts are exact decimals. */
export interface Rollup {
  /** '' where the rows name none. */
  currency: string;
  date: string;
  channel: string;
  campaign: string;
  records: number;
  spend: string;
  clicks: string;
  conversions: string;
}

/** Adds up the records of a run per currency, day and channel while they stream by. */
export class RollupTally {
  private currency = NO_CURRENCY;
  /** Of the currency that the last row named: most files name one, or none. */
  private days: Days = new Map();
  private readonly currencies = new Map<string, Days>([[NO_CURRENCY, this.days]]);
  private groups = 0;

  constructor(private readonly perCampaign: boolean) {}

  add({ date, channel, campaign, spend, clicks, conversions, currency }: MappedFields): void {
    if (this.groups > MOST_GROUPS) return;
    if (this.currency !== (currency ?? NO_CURRENCY)) this.turnTo(currency ?? NO_CURRENCY);
    const part = this.perCampaign ? campaign : '';
    const sums = this.days.get(date)?.get(channel)?.get(part) ?? this.opened(date, channel, part);
    sums.records++;
    sums.spend.addAmount(spend);
    if (clicks !== null) sums.clicks.addInteger(clicks);
    if (conversions !== null) sums.conversions.addAmount(conversions);
  }

  /** Adds what another tally added up of the rows that follow; null where it could not hold its groups. */
  addRollups(rollups: readonly Rollup[] | null): void {
    if (rollups === null) this.groups = Number.POSITIVE_INFINITY;
    for (const { currency, date, channel, campaign, ...figures } of rollups ?? []) {
      if (this.groups > MOST_GROUPS) return;
      this.turnTo(currency);
      const sums = this.days.get(date)?.get(channel)?.get(campaign) ?? this.opened(date, channel, campaign);
      sums.records += figures.records;
      sums.spend.addSum(figures.spend);
      sums.clicks.addSum(figures.clicks);
      sums.conversions.addSum(figures.conversions);
    }
  }

  /** Null where there were too many groups to hold. */
  rollups(): Rollup[] | null {
    if (this.groups > MOST_GROUPS) return null;
    const rollups: Rollup[] = [];
    for (const [currency, days] of this.currencies)
      for (const [date, channels] of days)
        for (const [channel, campaigns] of channels)
          for (const [campaign, sums] of campaigns)
            rollups.push({ currency, date, channel, campaign, ...figuresOf(sums) });
    return rollups;
  }

  private turnTo(currency: string): void {
    this.currency = currency;
    this.days = entry(this.currencies, currency, (): Days => new Map());
  }

  private opened(date: string, channel: string, campaign: string): Sums {
    this.groups++;
    const channels = entry(this.days, date, () => new Map<string, ByCampaign>());
    const campaigns = entry(channels, channel, () => new Map<string, Sums>());
    return entry(campaigns, campaign, () => new Sums());
  }
}

function figuresOf({ records, spend, clicks, conversions }: Sums) {
  return {
    records,
    spend: spend.toString(),
    clicks: clicks.toString(),
    conversions: conversions.toString(),
  };
}

// The key is a copy: a text that was cut out of a larger one would keep all of that in memory.
function entry<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = make();
  map.set(Buffer.from(key, 'utf16le').toString('utf16le'), value);
  return value;
}
