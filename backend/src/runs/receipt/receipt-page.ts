import type { RunReceipt } from '@etl-studio/contracts';
import { markup, Markup } from './markup';
import { RECEIPT_STYLE } from './receipt-style';
import { controlTable, linesTable, rowsTable, sumsTable } from './receipt-tables';

/** The receipt as a page to print: one document that loads nothing. */
export function receiptPage(receipt: RunReceipt): string {
  const { file, lines, rows, sums, control, note } = receipt;
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Receipt · ${file.name}</title>
<style>${new Markup(RECEIPT_STYLE)}</style>
</head>
<body>
<main>
<h1>Receipt of ${file.name}</h1>
<p>${headline(receipt)}</p>
${note === null ? null : markup`<p class="note">${note}</p>`}
${
  rows &&
  markup`<div class="pair">
${lines && linesTable(lines)}
${rowsTable(rows)}
</div>
${sumsTable(sums)}
${controlTable(control)}`
}
<section><h2>File</h2>
${list(fileFacts(receipt))}
</section>
<section><h2>Run</h2>
${list(runFacts(receipt))}
</section>
</main>
</body>
</html>
`;
  return page.text;
}

function headline({ dataset, status, mode, schemaVersion }: RunReceipt): string {
  const schema = schemaVersion === null ? 'not mapped yet' : `schema version ${schemaVersion}`;
  return [dataset.name, status.toLowerCase(), mode, schema].join(' · ');
}

const DELIMITERS: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' };

function fileFacts({ file, reading }: RunReceipt): [string, string | null][] {
  const { encoding, delimiter, headerLine, dateFormat, decimal } = reading;
  return [
    ['Name', file.name],
    ['Size', `${file.size.toLocaleString('en-US')} bytes`],
    ['SHA-256', file.sha256],
    ['Encoding', encoding],
    ['Delimiter', DELIMITERS[delimiter] ?? delimiter],
    ['Header', headerLine === null ? 'none' : `line ${headerLine}`],
    ['Date format', dateFormat],
    ['Decimals', decimal && (decimal === '.' ? 'point' : 'comma')],
  ];
}

function runFacts(receipt: RunReceipt): [string, string | null][] {
  const { runId, createdBy, createdAt, startedAt, finishedAt, revertedAt, attemptCount } = receipt;
  return [
    ['Run', runId],
    ['Uploaded', `${instant(createdAt)}${createdBy ? ` by ${createdBy.name}` : ''}`],
    ['Started', startedAt && instant(startedAt)],
    ['Ended', finishedAt && instant(finishedAt)],
    ['Reverted', revertedAt && instant(revertedAt)],
    ['Attempts', String(attemptCount)],
  ];
}

function list(facts: [string, string | null][]): Markup {
  const known = facts.filter(([, fact]) => fact !== null);
  return markup`<dl>${known.map(([term, fact]) => markup`<dt>${term}</dt><dd>${fact}</dd>`)}</dl>`;
}

function instant(iso: string): string {
  return `${iso.slice(0, 19).replace('T', ' ')} UTC`;
}
