import type { CellError } from '@etl-studio/contracts';
import type { Amount } from '../numbers/amount';
import type { MappedRecord, MappedValues, RejectedRow, RowOutcome } from '../types';

/** The fields of a row as they were read. Whoever adds up or stores them takes them as they are; `values` are put together when asked for. */
export class MappedRow implements RejectedRow {
  constructor(
    readonly errors: CellError[],
    readonly date: string | null,
    readonly campaign: string | null,
    readonly channel: string | null,
    readonly spend: Amount | null,
    readonly clicks: number | null,
    readonly conversions: Amount | null,
    readonly currency: string | null,
  ) {}

  get values(): Partial<MappedValues> {
    const { date, campaign, channel, clicks, currency } = this;
    const spend = textOf(this.spend);
    const values = {
      date,
      campaign,
      channel,
      spend,
      clicks,
      conversions: textOf(this.conversions),
      currency,
    };
    return this.errors.length === 0 && isComplete(values) ? values : known(values);
  }
}

/** Whether the row becomes a record. */
export function isRecord(outcome: RowOutcome): outcome is MappedRecord {
  return outcome.errors.length === 0;
}

type Read<T> = { [K in keyof T]: T[K] | null };

function textOf(amount: Amount | null): string | null {
  return amount && amount.toString();
}

function isComplete(values: Read<MappedValues>): values is MappedValues {
  return values.date !== null && values.campaign !== null && values.channel !== null && values.spend !== null;
}

function known(values: Read<MappedValues>): Partial<MappedValues> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
