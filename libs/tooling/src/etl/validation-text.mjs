import { aligned, doubtLines, originOf, plural, section, visible, warningLines } from './text.mjs';

const FIGURES = ['spend', 'clicks', 'conversions'];

/** The validation for a person; `suggested` is what was suggested where no mapping was given. */
export function validationText({ file, mapping, standIns, errors, control, warnings, ...counts }, suggested) {
  const fields = Object.entries(mapping).map(([field, mapped]) => [field, originOf(mapped)]);
  return [
    visible(file),
    `${plural(counts.totalRows, 'data row')}: ${plural(counts.validRows, 'valid', 'valid')}, ${plural(counts.invalidRows, 'rejected', 'rejected')}`,
    `Spend of the valid rows: ${counts.spend}`,
    ...section('Mapping', aligned(fields)),
    ...section(
      'Not in the file, so stood in for here (say it with --schema)',
      standIns.map((field) => `  ${field}`),
    ),
    ...section('Can be read in more than one way (say how with --schema)', doubtLines(suggested)),
    ...section('Errors by cause', errors.flatMap(causeLines)),
    ...controlLines(control),
    ...section('Warnings', warningLines(warnings)),
  ].join('\n');
}

function causeLines({ code, field, count, message, sampleLines }) {
  const lines = `${count === 1 ? 'line' : 'lines'} ${sampleLines.join(', ')}${count > sampleLines.length ? ', …' : ''}`;
  return [`  ${count} × ${code}${field ? ` (${field})` : ''}, ${lines}`, `      ${visible(message)}`];
}

function controlLines(control) {
  if (!control) return ['', 'The file states no totals of its own.'];
  const figures = FIGURES.flatMap((name) => {
    const figure = control[name];
    return figure ? [[name, figure.file, figure.rows, figure.difference]] : [];
  });
  const verdict = control.matches ? 'match the rows to the last digit' : 'do not match the rows';
  return section(
    `The file's own totals ${verdict}`,
    aligned([['', 'file', 'rows', 'difference'], ...figures]),
  );
}
