import { aligned, doubtLines, grouped, originOf, section, warningLines } from './text.mjs';

const DELIMITERS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' };
const SAMPLES = 3;
const SAMPLE_CHARS = 60;

/** `inspect`: what the first pass finds out about the file, to be read by a person or (`--json`) a program. */
export async function run({ engine, file, passes, output, json }) {
  const inspection = engine.toInspection(await passes.profile());
  output.add(json ? JSON.stringify(inspection, null, 2) : inspectionText(file, inspection));
  return 0;
}

function inspectionText(file, { dialect, columns, suggestedMapping, platform, warnings, ...counts }) {
  const { encoding, delimiter, quote, headerRow, decimal } = dialect;
  return [
    ...aligned([
      ['file', file],
      ['platform', platform?.name ?? 'not recognised'],
      ['encoding', encoding],
      ['delimiter', `${DELIMITERS[delimiter] ?? delimiter}, quote ${quote}, decimal ${decimal}`],
      ['header', headerRow === null ? 'none' : `line ${headerRow}`],
      ['data rows', grouped(counts.dataRows)],
      ['totals, notes', grouped(counts.trailerRows)],
    ]),
    ...section('Columns', columnLines(columns)),
    ...section('Suggested mapping', mappingLines(suggestedMapping)),
    ...section('Can be read in more than one way', doubtLines(suggestedMapping)),
    ...section('Warnings', warningLines(warnings)),
  ].join('\n');
}

const columnLines = (columns) =>
  aligned([
    ['name', 'type', 'empty', 'distinct', 'samples'],
    ...columns.map(({ name, type, empty, distinct, samples }) => [
      name,
      type,
      grouped(empty),
      grouped(distinct),
      samples.slice(0, SAMPLES).join(' · ').slice(0, SAMPLE_CHARS),
    ]),
  ]);

const mappingLines = (mapping) =>
  aligned(
    Object.entries(mapping).map(([field, suggestion]) => [
      field,
      originOf(suggestion),
      `${Math.round(suggestion.confidence * 100)} %`,
      suggestion.reason,
    ]),
  );
