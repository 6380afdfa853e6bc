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

type Test = (headers: Set<string>, lines: string[]) => boolean;

const SIGNS = PLATFORM_SIGNS.map((sign) => ({ id: sign.id, tests: testsOf(sign) }));
const NAMES = new Set(Object.values(PLATFORM_NAMES));

const DAY_FIRST_WORDS =
  /^(?:begindatum|campagnenaam|totaal|klikken|datum|kampagne|kosten|klicks|startdat|anfangsdatum|jour|nom de|date de|campagne|cout|montant|dia|data|nome|campanha|custo|fecha|nombre|campana|importe|costo|kampan|koszt|dzien|giorno|spesa|kostnad|klikk|gun|tarih|день|дата|кампания|расход)/u;
const WRITES_LOCAL_DATES = new Set(['linkedin', 'microsoft']);

/** The ad platform that the header and the lines above it show; null for an unknown one. */
export function detectPlatform(names: string[], preamble: string[]): Platform | null {
  const headers = new Set(names.map(headerWords));
  const lines = preamble.map((line) => plainText(line).trim());
  const sign = SIGNS.find(({ tests }) => tests.every((test) => test(headers, lines)));
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

function testsOf({ all = [], two, header, preamble }: PlatformSign): Test[] {
  const tests: Test[] = all.map((names) => amongHeaders(names, 1));
  if (two !== undefined) tests.push(amongHeaders(two, 2));
  if (header) tests.push((headers) => [...headers].some((words) => header.test(words)));
  if (preamble) tests.push((_, lines) => lines.some((line) => preamble.test(line)));
  return tests;
}

function amongHeaders(names: string, least: number): Test {
  const words = [...new Set(names.split('|').map(headerWords))];
  return (headers) => words.filter((word) => headers.has(word)).length >= least;
}
