import type { ControlTotals, ReceiptLines, ReceiptSums, RecordSums, RunReceipt } from '@etl-studio/contracts';
import { markup, type Markup } from './markup';

const NONE = '—';
const FIGURES = ['spend', 'clicks', 'conversions'] as const;

const LINE_CLASSES: [Exclude<keyof ReceiptLines, 'total' | 'balanced'>, string][] = [
  ['preamble', 'Above the header'],
  ['header', 'Header'],
  ['blank', 'Blank'],
  ['totals', 'Totals of the file'],
  ['footers', 'Notes and comments'],
  ['imported', 'Imported'],
  ['rejected', 'Rejected'],
  ['excluded', 'Excluded'],
];

export function linesTable(lines: ReceiptLines): Markup {
  const classes = LINE_CLASSES.map(([name, label]): [string, number] => [label, lines[name]]);
  return markup`<section><h2>Lines</h2>
${equation('Every physical line of the file, once', classes, ['Lines in the file', lines.total], lines.balanced)}</section>`;
}

export function rowsTable(rows: NonNullable<RunReceipt['rows']>): Markup {
  const classes: [string, number][] = [
    ['Imported', rows.valid],
    ['Rejected', rows.invalid],
    ['Excluded', rows.excluded],
  ];
  return markup`<section><h2>Rows</h2>
${equation('Every data row, once', classes, ['Data rows', rows.total], rows.balanced)}</section>`;
}

function equation(
  caption: string,
  classes: [string, number][],
  [totalLabel, total]: [string, number],
  balanced: boolean,
): Markup {
  const rows = classes.map(
    ([label, value]) => markup`<tr><th scope="row">${label}</th><td>${count(value)}</td></tr>`,
  );
  return markup`<table>
<caption>${caption}</caption>
<tbody>${rows}</tbody>
<tfoot><tr><th scope="row">${totalLabel}</th><td>${count(total)}</td></tr></tfoot>
</table>
<p>${verdict(balanced, 'Balances.', 'Does not balance.')}</p>`;
}

export function sumsTable({
  imported,
  byCurrency,
  rejected,
  excluded,
  file,
  balanced,
}: ReceiptSums): Markup {
  return markup`<section><h2>Sums</h2>
<table>
<caption>Imported as stored; other rows as far as they can be read</caption>
<thead><tr><th scope="col">Rows</th><th scope="col">Spend</th><th scope="col">Clicks</th><th scope="col">Conversions</th></tr></thead>
<tbody>
${sumsRow('Imported', imported)}
${byCurrency.length > 1 ? byCurrency.map((sums) => sumsRow(`of it in ${sums.currency ?? 'no named currency'}`, sums)) : null}
${rejected && sumsRow('Rejected', rejected)}
${excluded && FIGURES.some((figure) => excluded[figure] !== '0') ? sumsRow('Excluded', excluded) : null}
${file && sumsRow('File states', file)}
</tbody>
</table>
${balanced === null ? null : markup`<p>${verdict(balanced, 'The stored records add up to what was read and mended.', 'The stored records do not add up to what was read and mended.')}</p>`}</section>`;
}

function sumsRow(label: string, sums: { [K in keyof RecordSums]: string | null }): Markup {
  const cells = FIGURES.map((figure) => markup`<td>${sums[figure] ?? NONE}</td>`);
  return markup`<tr><th scope="row">${label}</th>${cells}</tr>`;
}

export function controlTable(control: ControlTotals | null): Markup {
  if (!control)
    return markup`<section><h2>Control totals</h2><p>The file states no totals of its own.</p></section>`;
  const rows = FIGURES.flatMap((name) => {
    const figure = control[name];
    return figure ? [controlRow(name, figure)] : [];
  });
  return markup`<section><h2>Control totals</h2>
<table>
<caption>What the file states, against all of its rows, rejected ones included</caption>
<thead><tr><th scope="col">Figure</th><th scope="col">File</th><th scope="col">Rows</th><th scope="col">Difference</th></tr></thead>
<tbody>${rows}</tbody>
</table>
<p>${verdict(control.matches, 'The file matches its own totals.', 'The file does not match its own totals.')}</p></section>`;
}

function controlRow(
  name: (typeof FIGURES)[number],
  { file, rows, difference }: NonNullable<ControlTotals['spend']>,
): Markup {
  const label = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return markup`<tr><th scope="row">${label}</th><td>${file}</td><td>${rows}</td><td>${difference}</td></tr>`;
}

function verdict(holds: boolean, yes: string, no: string): Markup {
  return holds ? markup`<span class="ok">✓ ${yes}</span>` : markup`<span class="bad">✗ ${no}</span>`;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
