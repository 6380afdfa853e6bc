import { RecordSplitter } from '../parse/record-splitter';
import { RECORD_TEXT_AFTER_QUOTE, RECORD_UNCLOSED_QUOTE } from '../parse/record-marks';
import type { TextRow } from '../parse/text-row';
import { Utf8Piece } from '../parse/utf8-piece';
import type { EngineLimits } from '../types';

/** How a text is split, before the header is known. */
export interface TextDialect {
  delimiter: string;
  quote: string;
  backslash: boolean;
}

/** Records of the head of a file and how many of them broke the rules of quoting. */
export interface SplitText {
  records: TextRow[];
  broken: number;
}

/** Splits the head of a file. A last record that the head cuts short is left out unless the text is `whole`. */
export function splitText(
  text: string,
  dialect: TextDialect,
  limits: EngineLimits,
  whole: boolean,
): SplitText {
  const records: TextRow[] = [];
  let broken = 0;
  const splitter = new RecordSplitter(
    {
      ...dialect,
      ...limits,
      maxColumns: limits.maxColumns + 1,
      badByte: () => '\ufffd',
    },
    (record) => {
      records.push(record);
      if (record.marks & (RECORD_TEXT_AFTER_QUOTE | RECORD_UNCLOSED_QUOTE)) broken++;
    },
    (_, from, to) => to - from,
  );
  splitter.split(new Utf8Piece([new TextEncoder().encode(text)], !whole), whole);
  return { records, broken };
}
