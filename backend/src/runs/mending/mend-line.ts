import type { TriedMend } from './tried-mend';

/** A mend to be stored: of a row that passes, or that is dropped. */
export interface NewMend {
  tried: TriedMend;
  /** Null where that user is gone. */
  by: string | null;
}

/** The mend with the columns of `row_mend`. */
export function toLine({ tried, by }: NewMend): Record<string, unknown> {
  const { rowNumber, line, lines, before, values, rejected, record } = tried;
  return {
    row_number: rowNumber,
    kind: record ? 'record' : 'excluded',
    before,
    patch: values,
    mended_by: by,
    line,
    lines,
    rejected_spend: rejected.spend,
    rejected_clicks: rejected.clicks,
    rejected_conversions: rejected.conversions,
    ...record,
  };
}
