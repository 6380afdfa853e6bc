/** Whether a UTF-16 unit is one of the spaces that surround values: ASCII blanks, NBSP, narrow NBSP and their kin. */
export function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code < 0xa0) return false;
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** Printable ASCII: what most cells begin and end with. */
export function isInk(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

/** The cell without surrounding spaces; the same string where there are none. */
export function trimmed(cell: string): string {
  let from = 0;
  let to = cell.length;
  if (to === 0 || (isInk(cell.charCodeAt(0)) && isInk(cell.charCodeAt(to - 1)))) return cell;
  while (from < to && isSpace(cell.charCodeAt(from))) from++;
  while (to > from && isSpace(cell.charCodeAt(to - 1))) to--;
  return to - from === cell.length ? cell : cell.slice(from, to);
}

export function isBlank(cell: string): boolean {
  for (let i = 0; i < cell.length; i++) if (!isSpace(cell.charCodeAt(i))) return false;
  return true;
}

const LONGEST_MARKER = 4;
const ZERO = 48;
const NINE = 57;
const MARKERS = new Set(['-', '--', '—', '–', 'n/a', 'null']);

/** Whether an already trimmed cell says that there is no value. */
export function isMissing(value: string): boolean {
  if (value.length === 0) return true;
  if (value.length > LONGEST_MARKER) return false;
  const first = value.charCodeAt(0);
  return (first < ZERO || first > NINE) && MARKERS.has(value.toLowerCase());
}

export function isMissingCell(cell: string | undefined): boolean {
  return cell === undefined || isMissing(trimmed(cell));
}

const SHOWN_CHARS = 80;
const NUL = /\0/g;

/** The text as JSON columns can keep it: NUL shown as its symbol. */
export function storable(text: string): string {
  return text.includes('\0') ? text.replace(NUL, '\u2400') : text;
}

/** The value as a message quotes it: storable, and short enough to read. */
export function shown(value: string): string {
  return `“${shortened(storable(value), SHOWN_CHARS)}”`;
}

/** At most `chars` UTF-16 units, never half a surrogate pair. */
export function cut(text: string, chars: number): string {
  if (text.length <= chars) return text;
  const last = text.charCodeAt(chars - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? chars - 1 : chars);
}

function shortened(text: string, chars: number): string {
  return text.length <= chars ? text : `${cut(text, chars)}…`;
}
