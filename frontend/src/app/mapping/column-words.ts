import type { ColumnType, DialectSummary } from '@etl-studio/contracts';

export const TYPE_NAMES: Record<ColumnType, string> = {
  date: $localize`:@@columnType.date:Date`,
  integer: $localize`:@@columnType.integer:Integer`,
  decimal: $localize`:@@columnType.decimal:Decimal`,
  text: $localize`:@@columnType.text:Text`,
  category: $localize`:@@columnType.category:Category`,
  empty: $localize`:@@columnType.empty:Empty`,
};

const DELIMITERS: Record<string, string> = {
  ',': $localize`:@@delimiter.comma:comma`,
  ';': $localize`:@@delimiter.semicolon:semicolon`,
  '\t': $localize`:@@delimiter.tab:tab`,
  '|': $localize`:@@delimiter.pipe:vertical bar`,
  ':': $localize`:@@delimiter.colon:colon`,
  ' ': $localize`:@@delimiter.space:space`,
};

const ENCODINGS: Record<string, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252',
  shift_jis: 'Shift_JIS',
};

/** "semicolon ;", or the sign itself. */
export function delimiterName(sign: string): string {
  const name = DELIMITERS[sign];
  return name === undefined ? sign : sign.trim() === '' ? name : `${name} ${sign}`;
}

export function encodingName(label: string): string {
  const spelled = label.replace(/^windows-/, 'Windows-').replace(/^iso-8859-/, 'ISO 8859-');
  return ENCODINGS[label] ?? (spelled === label ? label.toUpperCase() : spelled);
}

/** "UTF-8, semicolon, header on line 3". */
export function dialectWords({ encoding, delimiter, quote, headerRow }: DialectSummary): string {
  return [
    encodingName(encoding),
    DELIMITERS[delimiter] ?? delimiter,
    ...(quote === "'" ? [$localize`:@@dialect.singleQuotes:single quotes`] : []),
    headerRow === null
      ? $localize`:@@dialect.noHeader:no header`
      : $localize`:@@dialect.header:header on line ${headerRow}:line:`,
  ].join(', ');
}
