import { headerWords, plainText } from './header-words';
import { PLATFORM_NAMES, PLATFORM_SIGNS, type PlatformSign } from './platform-signs';

export interface Platform {
  id: string;
  name: string;
  /** Order of day and month in this file's language; null where the platform writes ISO dates or is silent. */
  dateOrder: 'DMY' | 'MDY' | null;
  /** The file's language puts the day first. */
  dayFirst: boolean;
}

interface NameList {
  words: Set<string>;
  /** How many of the words must be among the headers. */
  least: number;
}

interface Sign {
  id: string;
  lists: NameList[];
  header: RegExp | null;
  preamble: RegExp | null;
}

const SIGNS = PLATFORM_SIGNS.map(signOf);
const NAMES = new Set(Object.values(PLATFORM_NAMES));

const DAY_FIRST_WORDS =
  /^(?:begindatum|campagnenaam|totaal|klikken|datum|kampagne|kosten|klicks|startdat|anfangsdatum|jour|nom de|date de|campagne|cout|montant|dia|data|nome|campanha|custo|fecha|nombre|campana|importe|costo|kampan|koszt|dzien|giorno|spesa|kostnad|klikk|gun|tarih|день|дата|кампания|расход)/u;
const WRITES_LOCAL_DATES = new Set(['linkedin', 'microsoft']);

/** The ad platform that the header and the lines above it show; null for an unknown one. */
export function detectPlatform(names: string[], preamble: string[]): Platform | null {
  const headers = new Set(names.map(headerWords));
  const lines = preamble.map((line) => plainText(line).trim());
  const sign = SIGNS.find(
    (candidate) =>
      holdsAmong(candidate, headers) &&
      (!candidate.preamble || lines.some((line) => candidate.preamble?.test(line))),
  );
  if (!sign) return null;
  const dayFirst = [...headers].some((words) => DAY_FIRST_WORDS.test(words));
  return {
    id: sign.id,
    name: PLATFORM_NAMES[sign.id] ?? sign.id,
    dayFirst,
    dateOrder: WRITES_LOCAL_DATES.has(sign.id) ? (dayFirst ? 'DMY' : 'MDY') : null,
  };
}

/** Whether the text is what a file of some platform gets as its channel. */
export function isPlatformName(text: string): boolean {
  return NAMES.has(text);
}

/**
 * The columns that show the platform, the most telling first; empty where only the lines above the table, or values
 * that no header shows, do.
 */
export function platformColumns(id: string, names: string[]): string[] {
  const headers = new Set(names.map(headerWords));
  const sign = SIGNS.find((candidate) => candidate.id === id && holdsAmong(candidate, headers));
  if (!sign) return [];
  const { lists, header } = sign;
  const marks = names.filter((name) => header?.test(headerWords(name)));
  const listed = lists
    .toReversed()
    .flatMap(({ words }) => names.filter((name) => words.has(headerWords(name))));
  return [...new Set([...marks, ...listed])];
}

function holdsAmong({ lists, header }: Sign, headers: Set<string>): boolean {
  return (
    lists.every(({ words, least }) => [...words].filter((word) => headers.has(word)).length >= least) &&
    (!header || [...headers].some((words) => header.test(words)))
  );
}

function signOf({ id, all = [], two, header, preamble }: PlatformSign): Sign {
  const lists = all.map((names) => listOf(names, 1));
  if (two !== undefined) lists.push(listOf(two, 2));
  return { id, lists, header: header ?? null, preamble: preamble ?? null };
}

function listOf(names: string, least: number): NameList {
  return { words: new Set(names.split('|').map(headerWords)), least };
}
