import { ownExportOf, restoredHeader } from '../guard/own-export';
import type { EngineLimits, OwnExport } from '../types';
import { splitText, type TextDialect } from './split-text';

/** How to read one of our own exports. */
export interface OwnDialect {
  dialect: TextDialect;
  ownExport: OwnExport;
  /** The header before the export. */
  header: string[];
}

/** What spreadsheets separate cells with when they save a file again. */
const DELIMITERS = [',', ';', '\t'];
/** A header of 200 names fits in well. */
const HEADER_CHARS = 65_536;
const MARK = /rowNumber|_errors/;

/** Known by the first record, which is the header of one of our own exports; null for any other file. */
export function sniffOwnExport(head: string, limits: EngineLimits, whole: boolean): OwnDialect | null {
  const text = head.slice(0, HEADER_CHARS);
  if (!MARK.test(text)) return null;
  const unlimited = { ...limits, maxColumns: Number.POSITIVE_INFINITY };
  for (const delimiter of DELIMITERS) {
    const dialect = { delimiter, quote: '"', backslash: false };
    const [first] = splitText(text, dialect, unlimited, whole).records;
    const ownExport = ownExportOf(first?.cells ?? []);
    if (ownExport) return { dialect, ownExport, header: restoredHeader(first?.cells ?? [], ownExport) };
  }
  return null;
}
