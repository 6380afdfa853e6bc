import type { DialectSummary, QuoteSign } from '@etl-studio/contracts';
import type { HeadView } from '@etl-studio/engine';
import type { Formats } from '@etl-studio/ui';

import { delimiterName, encodingName } from './column-words';

/** An entry of a list to choose from. */
export interface Choice<T extends string> {
  value: T;
  name: string;
}

/** What files of advertising platforms and spreadsheets are written in; others that the engine reads are offered where it thinks of them. */
const ENCODINGS: Choice<string>[] = [
  { value: 'utf-8', name: 'UTF-8' },
  { value: 'windows-1252', name: $localize`:@@encoding.western:Western European (Windows-1252)` },
  { value: 'windows-1250', name: $localize`:@@encoding.central:Central European (Windows-1250)` },
  { value: 'iso-8859-2', name: $localize`:@@encoding.centralIso:Central European (ISO 8859-2)` },
  { value: 'iso-8859-15', name: $localize`:@@encoding.westernIso:Western European (ISO 8859-15)` },
  { value: 'windows-1251', name: $localize`:@@encoding.cyrillic:Cyrillic (Windows-1251)` },
  { value: 'koi8-r', name: $localize`:@@encoding.koi8:Cyrillic (KOI8-R)` },
  { value: 'windows-1253', name: $localize`:@@encoding.greek:Greek (Windows-1253)` },
  { value: 'windows-1254', name: $localize`:@@encoding.turkish:Turkish (Windows-1254)` },
  { value: 'windows-1255', name: $localize`:@@encoding.hebrew:Hebrew (Windows-1255)` },
  { value: 'windows-1256', name: $localize`:@@encoding.arabic:Arabic (Windows-1256)` },
  { value: 'windows-1257', name: $localize`:@@encoding.baltic:Baltic (Windows-1257)` },
  { value: 'macintosh', name: 'Mac OS Roman' },
  { value: 'utf-16le', name: 'UTF-16 LE' },
  { value: 'utf-16be', name: 'UTF-16 BE' },
  { value: 'shift_jis', name: $localize`:@@encoding.japanese:Japanese (Shift_JIS)` },
  { value: 'euc-jp', name: $localize`:@@encoding.eucJp:Japanese (EUC-JP)` },
  { value: 'gb18030', name: $localize`:@@encoding.chinese:Chinese, simplified (GB 18030)` },
  { value: 'big5', name: $localize`:@@encoding.big5:Chinese, traditional (Big5)` },
  { value: 'euc-kr', name: $localize`:@@encoding.korean:Korean (EUC-KR)` },
];
const DELIMITERS = [',', ';', '\t', '|', ':', '^', '~', ' '];

/** The encodings to choose from, those first that would do as well. */
export function encodingChoices({ encoding }: DialectSummary, head: HeadView | null): Choice<string>[] {
  const likely = head?.otherEncodings ?? [];
  const known = new Map(ENCODINGS.map((choice) => [choice.value, choice]));
  const first = [encoding, ...likely].map(
    (value) => known.get(value) ?? { value, name: encodingName(value) },
  );
  return [...new Map([...first, ...ENCODINGS].map((choice) => [choice.value, choice])).values()];
}

export function delimiterChoices({ delimiter }: DialectSummary): Choice<string>[] {
  return [...new Set([delimiter, ...DELIMITERS])].map((value) => ({ value, name: delimiterName(value) }));
}

export const QUOTE_CHOICES: Choice<QuoteSign>[] = [
  { value: '"', name: $localize`:@@quote.double:Double quotes "` },
  { value: "'", name: $localize`:@@quote.single:Single quotes '` },
];

/** Why the file is taken to be written in that encoding. */
export function encodingEvidence(head: HeadView): string {
  switch (head.encodingBy) {
    case 'mark':
      return $localize`:@@reading.by.mark:A byte order mark at its start says so.`;
    case 'said':
      return $localize`:@@reading.by.said:Set by you.`;
    case 'ascii':
      return $localize`:@@reading.by.ascii:No letters beyond ASCII at its start: others would read the same.`;
    case 'valid':
      return $localize`:@@reading.by.valid:Every letter beyond ASCII at its start is valid.`;
    case 'guess': {
      const others = head.otherEncodings.map(encodingName).join(', ');
      return others
        ? $localize`:@@reading.by.guess:A guess by the letters: ${others}:encodings: would do as well.`
        : $localize`:@@reading.by.likely:The one that makes most sense of the letters.`;
    }
  }
}

/** How well the delimiter makes columns. */
export function delimiterEvidence(head: HeadView, width: number, formats: Formats): string {
  if (head.namesDelimiter) return $localize`:@@reading.delimiterNamed:The first line names it.`;
  const [fitting, records, columns] = [head.fitting, head.records, width].map((n) => formats.number(n));
  return $localize`:@@reading.fitting:${fitting}:fitting: of the first ${records}:records: lines give ${columns}:columns: columns.`;
}

export function quoteEvidence({ quoted }: HeadView, formats: Formats): string {
  return quoted === 0
    ? $localize`:@@reading.noQuotes:No cell of the first lines stands in them.`
    : $localize`:@@reading.quoted:Cells of the first lines that stand in them\: ${formats.number(quoted)}:count:.`;
}
