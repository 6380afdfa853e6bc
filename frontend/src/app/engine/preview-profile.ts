import type { ColumnInfo, FieldSuggestion, Inspection } from '@etl-studio/contracts';
import type { ColumnProfile, FileProfile } from '@etl-studio/engine';

/** What the engine needs to convert the preview rows, where the file itself is not at hand. */
export function previewProfile(inspection: Inspection): FileProfile {
  const { dialect, columns, suggestedMapping, preview } = inspection;
  const suggestions = Object.values(suggestedMapping);
  return {
    dialect: {
      encoding: dialect.encoding,
      bom: false,
      delimiter: dialect.delimiter,
      quote: dialect.quote,
      escape: 'double',
      headerRow: dialect.headerRow,
      firstDataLine: preview[0]?.line ?? 1,
    },
    rawHeader: columns.map((column) => column.name),
    columns: columns.map((column) =>
      columnProfile(
        column,
        suggestions.find((suggestion) => suggestion.source === column.name),
        inspection,
      ),
    ),
    notRows: [],
    dataRows: inspection.dataRows,
    decimal: dialect.decimal,
    reportPeriod: null,
    platform: inspection.platform,
    warnings: inspection.warnings,
    head: preview.map(({ rowNumber, line, values }) => ({
      rowNumber,
      line,
      lines: 1,
      byteOffset: 0,
      cells: values,
      faults: [],
    })),
  };
}

function columnProfile(
  column: ColumnInfo,
  suggestion: FieldSuggestion | undefined,
  { dialect }: Inspection,
): ColumnProfile {
  const options = suggestion?.ambiguous?.options ?? [];
  const formats = options.flatMap(({ format }) => (format === undefined ? [] : [format]));
  const decimals = options.flatMap(({ decimal }) => (decimal === undefined ? [] : [decimal]));
  return {
    ...column,
    dateFormats: formats.length > 0 ? formats : suggestion?.format === undefined ? [] : [suggestion.format],
    decimals: decimals.length > 0 ? decimals : [suggestion?.decimal ?? dialect.decimal],
    evidence: null,
  };
}
