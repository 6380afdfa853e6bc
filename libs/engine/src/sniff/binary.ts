import { FileError } from '../types';

const MAGIC: [name: string, bytes: number[]][] = [
  ['a ZIP archive or an Excel workbook (.xlsx)', [0x50, 0x4b, 0x03, 0x04]],
  ['an empty ZIP archive', [0x50, 0x4b, 0x05, 0x06]],
  ['a PDF document', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['an old Excel workbook (.xls)', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a GZIP archive', [0x1f, 0x8b, 0x08]],
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a GIF picture', [0x47, 0x49, 0x46, 0x38]],
  ['a Parquet file', [0x50, 0x41, 0x52, 0x31]],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
  ['a 7-Zip archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['a RAR archive', [0x52, 0x61, 0x72, 0x21]],
  ['an RTF document', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];

/** Throws `not_csv` where the first bytes are those of another kind of file. */
export function refuseOtherFormats(head: Uint8Array): void {
  const found = MAGIC.find(([, bytes]) => bytes.every((byte, i) => head[i] === byte));
  if (found) refuse(found[0]);
}

const MARKUP: [name: string, pattern: RegExp][] = [
  ['an HTML page', /^\s*<(?:!doctype html|html|head|body|table)\b/i],
  ['an XML document', /^\s*<\?xml\b/i],
  ['a JSON document', /^\s*(?:\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\})|\[\s*[[{])/],
];

/** Throws `not_csv` where the text is another kind of document. */
export function refuseMarkup(text: string): void {
  const start = text.slice(0, 1000);
  const found = MARKUP.find(([, pattern]) => pattern.test(start));
  if (found) refuse(found[0]);
}

function refuse(what: string): never {
  throw new FileError(
    'not_csv',
    `The file is ${what}, not CSV text. Export the table as CSV (comma or tab separated text) and upload that.`,
  );
}

/** Text has at most a stray kind or two of control characters, and those seldom; NUL padding is a kind of its own. */
const MOST_KINDS = 3;
const MOST_CONTROLS_SHARE = 0.03;
const MOST_NULS_SHARE = 0.4;

/** Throws `bad_encoding` where control characters show that the bytes are no text in any encoding. */
export function refuseControls(text: string): void {
  let controls = 0;
  let nuls = 0;
  const kinds = new Set<number>();
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 32 || (code >= 9 && code <= 13)) continue;
    controls++;
    if (code === 0) nuls++;
    kinds.add(code);
  }
  const binary = kinds.size > MOST_KINDS && controls > text.length * MOST_CONTROLS_SHARE;
  if (!binary && nuls <= text.length * MOST_NULS_SHARE) return;
  throw new FileError(
    'bad_encoding',
    `The file is no text in any encoding we know: ${controls} of its first ${text.length} characters are control characters. Save it as CSV in UTF-8 and upload that.`,
  );
}
