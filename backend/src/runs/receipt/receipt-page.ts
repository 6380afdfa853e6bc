import type { RunReceipt } from '@etl-studio/contracts';
import { markup, Markup } from './markup';
import { RECEIPT_NOTES } from './receipt';
import { RECEIPT_STYLE } from './receipt-style';
import { ReceiptTables } from './receipt-tables';
import { GERMAN } from './receipt-words.de';
import { ENGLISH, type ReceiptWords } from './receipt-words';

export const RECEIPT_LANGUAGES = ['en', 'de'] as const;
export type ReceiptLanguage = (typeof RECEIPT_LANGUAGES)[number];

const WORDS: Record<ReceiptLanguage, ReceiptWords> = { en: ENGLISH, de: GERMAN };

/** The receipt as a page to print: one document that loads nothing. */
export function receiptPage(receipt: RunReceipt, language: ReceiptLanguage): string {
  const { file, lines, rows, sums, control, note } = receipt;
  const words = WORDS[language];
  const tables = new ReceiptTables(words);
  const page = markup`<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.receipt} · ${file.name}</title>
<style>${new Markup(RECEIPT_STYLE)}</style>
</head>
<body>
<main>
<h1>${words.titleOf(file.name)}</h1>
<p>${headline(receipt, words)}</p>
${note === null ? null : markup`<p class="note">${noteIn(words, note)}</p>`}
${
  rows &&
  markup`<div class="pair">
${lines && tables.lines(lines)}
${tables.rows(rows)}
</div>
${tables.sums(sums)}
${tables.control(control)}`
}
<section><h2>${words.file.heading}</h2>
${list(fileFacts(receipt, words))}
</section>
<section><h2>${words.run.heading}</h2>
${list(runFacts(receipt, words))}
</section>
</main>
</body>
</html>
`;
  return page.text;
}

function headline({ dataset, status, mode, schemaVersion }: RunReceipt, words: ReceiptWords): string {
  const schema = schemaVersion === null ? words.notMapped : words.schemaVersion(schemaVersion);
  return [dataset.name, words.statuses[status], words.modes[mode], schema].join(' · ');
}

/** Why a run failed stands behind the note, as the server says it. */
function noteIn({ notes }: ReceiptWords, note: string): string {
  const kinds = Object.keys(RECEIPT_NOTES) as (keyof typeof RECEIPT_NOTES)[];
  const kind = kinds.find((each) => note.startsWith(RECEIPT_NOTES[each]));
  return kind === undefined ? note : note.replace(RECEIPT_NOTES[kind], () => notes[kind]);
}

function fileFacts({ file, reading }: RunReceipt, words: ReceiptWords): [string, string | null][] {
  const { encoding, delimiter, headerLine, dateFormat, decimal } = reading;
  const said = words.file;
  return [
    [said.name, file.name],
    [said.size, said.bytes(file.size.toLocaleString(words.locale))],
    ['SHA-256', file.sha256],
    [said.encoding, encoding],
    [said.delimiter, said.delimiters[delimiter] ?? delimiter],
    [said.header, headerLine === null ? said.noHeader : said.headerLine(headerLine)],
    [said.dateFormat, dateFormat],
    [said.decimals, decimal && (decimal === '.' ? said.point : said.comma)],
  ];
}

function runFacts(receipt: RunReceipt, { run: said }: ReceiptWords): [string, string | null][] {
  const { runId, createdBy, createdAt, startedAt, finishedAt, revertedAt, attemptCount } = receipt;
  return [
    [said.id, runId],
    [said.uploaded, createdBy ? said.by(instant(createdAt), createdBy.name) : instant(createdAt)],
    [said.started, startedAt && instant(startedAt)],
    [said.ended, finishedAt && instant(finishedAt)],
    [said.reverted, revertedAt && instant(revertedAt)],
    [said.attempts, String(attemptCount)],
  ];
}

function list(facts: [string, string | null][]): Markup {
  const known = facts.filter(([, fact]) => fact !== null);
  return markup`<dl>${known.map(([term, fact]) => markup`<dt>${term}</dt><dd>${fact}</dd>`)}</dl>`;
}

function instant(iso: string): string {
  return `${iso.slice(0, 19).replace('T', ' ')} UTC`;
}
