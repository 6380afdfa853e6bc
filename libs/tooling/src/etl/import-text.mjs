import { grouped, plural, section, visible } from './text.mjs';

const FIGURES = ['spend', 'clicks', 'conversions'];

/** One line while the import goes on. */
export const progressText = ({ status, progressPercent, processedRows, invalidRows }) =>
  status === 'RUNNING'
    ? `${Math.floor(progressPercent)} %, ${plural(processedRows, 'row')}, ${grouped(invalidRows)} rejected`
    : status.toLowerCase();

/** The run for a person. */
export function importText(run, dataset, url) {
  const { fileName, status, error, topErrors, control } = run;
  return [
    `${visible(fileName)} → ${visible(dataset.name)}: ${status.toLowerCase()}`,
    ...(status === 'SUCCEEDED' ? [countsLine(run)] : []),
    ...(error ? [visible(error.message)] : []),
    ...section('Errors by cause', topErrors.map(causeLine)),
    ...controlLines(control),
    `${url}/runs/${run.id}`,
  ].join('\n');
}

const countsLine = ({ totalRows, validRows, invalidRows, spend }) =>
  `${plural(totalRows, 'data row')}: ${grouped(validRows)} imported, ${grouped(invalidRows)} rejected; spend ${spend}`;

const causeLine = ({ code, field, count, sampleRow }) =>
  `  ${grouped(count)} × ${code}${field ? ` (${field})` : ''}, first in row ${grouped(sampleRow)}`;

function controlLines(control) {
  if (!control) return [];
  if (control.matches) return ["The file's own totals match its rows to the last digit."];
  const off = FIGURES.filter((name) => control[name] && control[name].difference !== '0').map(
    (name) => `${name} ${control[name].file} against ${control[name].rows} in its rows`,
  );
  return [`The file's own totals do not match its rows: ${off.join(', ')}.`];
}
