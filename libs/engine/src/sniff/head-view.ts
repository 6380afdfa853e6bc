import { DEFAULT_LIMITS } from '@etl-studio/contracts';
import { cut, isBlank, storable } from '../cells';
import { withoutEscapedBytes } from '../parse/bad-bytes';
import { Decoder } from '../parse/decoder';
import { windows1252Char } from '../parse/windows-1252';
import type { FileProfile } from '../types';
import { sniffEncoding } from './encoding';
import { splitHead, namedDelimiter } from './text-dialect';

/** The first lines of a file as its dialect splits them, and what in them speaks for it. */
export interface HeadView {
  /** A byte order mark, a person, nothing but ASCII, bytes that are valid in no other way, or likelihood. */
  encodingBy: 'mark' | 'said' | 'ascii' | 'valid' | 'guess';
  /** Encodings that would do as well. */
  otherEncodings: string[];
  /** Whether the first line names the delimiter, as `sep=;` does. */
  namesDelimiter: boolean;
  /** Records from the header on that were looked at, and how many of them are as wide as the table. */
  records: number;
  fitting: number;
  /** Cells among them that stand in quotes. */
  quoted: number;
  /** Cells of the first records that are not blank, cut short. */
  lines: { line: number; cells: string[] }[];
}

const LINES = 12;
const CHARS = 60;

/** What the first bytes of a file, up to some kilobytes, show of the dialect that `profile` has. */
export function headView(head: Uint8Array, whole: boolean, profile: FileProfile): HeadView {
  const { dialect, columns, warnings } = profile;
  const { encoding, delimiter, quote, escape, said } = dialect;
  const sniffed = sniffEncoding(head, whole, null);
  const bytes = head.subarray(sniffed.bomLength);
  const { text: decoded } = new Decoder(encoding).decode(bytes, whole);
  const text = withoutEscapedBytes(decoded, windows1252Char);
  const { records } = splitHead(
    text,
    { delimiter, quote, backslash: escape === 'backslash' },
    DEFAULT_LIMITS,
    whole,
  );
  const filled = records.filter(({ cells }) => !cells.every(isBlank));
  const table = filled.filter(({ line }) => line >= (dialect.headerRow ?? dialect.firstDataLine));
  return {
    encodingBy: dialect.bom
      ? 'mark'
      : said?.encoding !== undefined
        ? 'said'
        : warnings.some(({ code }) => code === 'encoding_fallback')
          ? 'guess'
          : sniffed.ascii
            ? 'ascii'
            : 'valid',
    otherEncodings: sniffed.others,
    namesDelimiter: namedDelimiter(text) === delimiter,
    records: table.length,
    fitting: table.filter(({ cells }) => cells.length === columns.length).length,
    quoted: text.split(delimiter + quote).length + text.split(`\n${quote}`).length - 2,
    lines: filled
      .slice(0, LINES)
      .map(({ line, cells }) => ({ line, cells: cells.map((cell) => storable(cut(cell, CHARS))) })),
  };
}
