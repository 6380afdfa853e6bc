import type { MendResult, MendSample, RecordValues } from '@etl-studio/contracts';
import type { MappedValues } from '@etl-studio/engine';
import type { TriedMend } from './tried-mend';

/** Rows that still fail, and rows of a preview, that an answer shows. */
const MOST_PROBLEMS = 20;
const MOST_SAMPLES = 5;

/** Counts what a request came to. */
export class MendCount {
  mended = 0;
  excluded = 0;
  unknown = 0;
  alreadyMended = 0;
  private stillInvalid = 0;
  private readonly problems: MendResult['problems'] = [];
  private readonly samples: MendSample[] = [];

  /** Rows that passed, or were dropped. */
  get changed(): number {
    return this.mended + this.excluded;
  }

  addFailed({ rowNumber, errors }: TriedMend): void {
    this.stillInvalid++;
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ rowNumber, errors });
  }

  addSample({ rowNumber, before, values, record, errors }: TriedMend): void {
    if (this.samples.length < MOST_SAMPLES)
      this.samples.push({ rowNumber, before, values, record: record && toRecordValues(record), errors });
  }

  result(change: string | null): MendResult {
    const { mended, stillInvalid, excluded, unknown, alreadyMended, problems, samples } = this;
    return { mended, stillInvalid, excluded, unknown, alreadyMended, problems, change, samples };
  }
}

function toRecordValues({ date, campaign, channel, spend, clicks, conversions }: MappedValues): RecordValues {
  return { date, campaign, channel, spend, clicks, conversions };
}
