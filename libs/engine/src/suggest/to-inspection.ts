import type { Inspection, PreviewRow, RememberedMapping } from '@etl-studio/contracts';
import { cut, storable } from '../cells';
import { mapperOf } from '../map/compile-mapping';
import type { FileProfile, MappedValues } from '../types';
import { noDailyDate } from './no-daily-date';
import { suggestMapping } from './suggest-mapping';

const PREVIEW_ROWS = 20;
const PREVIEW_CHARS = 500;

/**
 * The profile as the API answers it, with the suggested mapping and what it makes of the first rows. `remembered` is
 * how files with these columns were mapped before.
 */
export function toInspection(profile: FileProfile, remembered: RememberedMapping | null = null): Inspection {
  const suggestedMapping = suggestMapping(profile, remembered);
  const { dialect, columns, platform, reportPeriod, notRows, dataRows } = profile;
  const noDay = noDailyDate(profile, suggestedMapping);
  return {
    dialect: {
      encoding: dialect.encoding,
      delimiter: dialect.delimiter,
      quote: dialect.quote,
      headerRow: dialect.headerRow,
      decimal: profile.decimal,
      ...(dialect.said && { said: dialect.said }),
    },
    columns: columns.map(({ index, name, type, empty, distinct, samples }) => ({
      index,
      name,
      type,
      empty,
      distinct,
      samples,
    })),
    suggestedMapping,
    platform,
    reportPeriod,
    trailerRows: notRows.length,
    dataRows,
    warnings: noDay ? [...profile.warnings, noDay] : profile.warnings,
    preview: previewOf(profile, suggestedMapping),
  };
}

function previewOf(profile: FileProfile, mapping: Inspection['suggestedMapping']): PreviewRow[] {
  const mapper = mapperOf(profile, mapping, {});
  return profile.head.slice(0, PREVIEW_ROWS).map((row) => {
    const { values, errors } = mapper.map(row);
    const record = recordOf(values);
    return {
      rowNumber: row.rowNumber,
      line: row.line,
      values: row.cells.map((cell) => storable(cut(cell, PREVIEW_CHARS))),
      record: Object.keys(record).length === 0 ? null : record,
      errors,
    };
  });
}

function recordOf({
  date,
  campaign,
  channel,
  spend,
  clicks,
  conversions,
}: Partial<MappedValues>): NonNullable<PreviewRow['record']> {
  const record = { date, campaign, channel, spend, clicks, conversions };
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
