/** How a table becomes bytes: a dialect that is chosen once and, now and then, not kept to. */

const LINE_ENDS = ['\n', '\n', '\r\n', '\r\n', '\r'];
const ENCODINGS = [
  'utf-8',
  'utf-8',
  'utf-8',
  'utf-8-bom',
  'utf-16le',
  'utf-16le-bom',
  'utf-16be',
  'utf-16be-bom',
  'windows-1252',
];

/** @param {import('./random.mjs').Random} random @param {string[][]} table */
export function written(random, table) {
  const dialect = {
    delimiter: random.pick([',', ',', ',', ';', '\t', '|']),
    quote: random.chance(0.92) ? '"' : "'",
    backslash: random.chance(0.05),
    lineEnd: random.chance(0.93) ? random.pick(LINE_ENDS) : null,
    all: random.chance(0.25),
    sloppy: random.chance(0.12),
  };
  const lines = table.map((cells) => lineOf(random, cells, dialect));
  if (random.chance(0.04)) lines.unshift(`sep=${dialect.delimiter}`);
  if (random.chance(0.08))
    lines.splice(random.below(lines.length + 1), 0, random.pick(['', '  ', '#x', '"', ',,,']));
  let text = '';
  lines.forEach((line, i) => {
    const last = i === lines.length - 1 && random.chance(0.3);
    text += line + (last ? '' : (dialect.lineEnd ?? random.pick(LINE_ENDS)));
  });
  return encoded(text, random.pick(ENCODINGS));
}

function lineOf(random, cells, dialect) {
  return cells.map((cell) => cellText(random, cell, dialect)).join(dialect.delimiter);
}

function cellText(random, cell, { delimiter, quote, backslash, all, sloppy }) {
  const needed = cell.includes(delimiter) || cell.includes(quote) || /[\r\n]/.test(cell);
  if (sloppy && random.chance(0.05))
    return random.pick([
      cell,
      quote + cell,
      cell + quote,
      ` ${quote}${cell}${quote} `,
      `${quote}${cell}${quote}x`,
    ]);
  if (!needed && !all) return cell;
  const inner = backslash
    ? cell.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`)
    : cell.replaceAll(quote, quote + quote);
  return quote + inner + quote;
}

/** The text in an encoding; what the encoding cannot say becomes bytes that are wrong in it. */
export function encoded(text, encoding) {
  const [label, bom] = encoding.endsWith('-bom') ? [encoding.slice(0, -4), '\ufeff'] : [encoding, ''];
  if (label === 'utf-8') return utf8(bom + text);
  if (label === 'windows-1252') return Uint8Array.from(Buffer.from(text, 'latin1'));
  const bytes = Buffer.from(bom + text, 'utf16le');
  return Uint8Array.from(label === 'utf-16be' ? bytes.swap16() : bytes);
}

/** UTF-8 that writes a lone surrogate as the three bytes that no decoder accepts. */
function utf8(text) {
  if (text.isWellFormed()) return new TextEncoder().encode(text);
  const parts = text
    .split(/(\p{Cs})/u)
    .map((part) => (part.isWellFormed() ? Buffer.from(part) : surrogateBytes(part.charCodeAt(0))));
  return Uint8Array.from(Buffer.concat(parts));
}

const surrogateBytes = (unit) => Buffer.from([0xed, 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)]);
