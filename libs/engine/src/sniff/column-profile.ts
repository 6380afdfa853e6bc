import type { ColumnType, DecimalSeparator } from '@etl-studio/contracts';
import { cut, shown, storable } from '../cells';
import type { ColumnProfile } from '../types';
import type { ColumnStats, DateEvidence } from './column-stats';
import type { Period } from './preamble';
import { dayNumber } from '../dates/calendar';

const LEAST_SHARE = 0.5;
const MOST_CATEGORIES = 50;
const SAMPLE_CHARS = 200;

/** What a file knows beside a column that helps to read it. */
export interface FileEvidence {
  decimal: DecimalSeparator | null;
  periods: Period[];
  /** Order that the platform writes in the language of this file. */
  dateOrder: 'DMY' | 'MDY' | null;
  dayFirst: boolean;
}

/** The separator that values of other columns prove; null where none does or where they disagree evenly. */
export function provenDecimal(columns: ColumnStats[]): DecimalSeparator | null {
  let points = 0;
  let commas = 0;
  for (const stats of columns) {
    const point = stats.fits('.');
    const comma = stats.fits(',');
    if (Math.max(point, comma) < stats.filled * LEAST_SHARE) continue;
    if (point > comma) points++;
    if (comma > point) commas++;
  }
  return points === commas ? null : points > commas ? '.' : ',';
}

export function columnProfile(
  index: number,
  name: string,
  stats: ColumnStats,
  file: FileEvidence,
): ColumnProfile {
  const dates = rankedDates(stats, file);
  const isDate = dates.formats.length > 0;
  const decimals = isDate ? { separators: [], evidence: null } : rankedDecimals(stats, file);
  return {
    index,
    name,
    type: isDate ? 'date' : columnType(stats, decimals.separators[0]),
    empty: stats.empty,
    distinct: stats.distinct,
    samples: stats.samples().map((sample) => storable(cut(sample, SAMPLE_CHARS))),
    dateFormats: dates.formats,
    decimals: decimals.separators,
    evidence: dates.evidence ?? decimals.evidence,
  };
}

function columnType(stats: ColumnStats, decimal: DecimalSeparator | undefined): ColumnType {
  if (stats.filled === 0) return 'empty';
  if (decimal !== undefined) return stats.fractions(decimal) > 0 || stats.rates > 0 ? 'decimal' : 'integer';
  return stats.distinct <= MOST_CATEGORIES && stats.distinct * 2 <= stats.filled ? 'category' : 'text';
}

function rankedDecimals(
  stats: ColumnStats,
  file: FileEvidence,
): { separators: DecimalSeparator[]; evidence: string | null } {
  const { filled, disputed } = stats;
  const point = stats.fits('.');
  const comma = stats.fits(',');
  const fits = Math.max(point, comma);
  if (fits === 0 || fits < filled * LEAST_SHARE || stats.leadingZeros * 2 > filled)
    return { separators: [], evidence: null };
  if (point !== comma) {
    const decimal = point > comma ? '.' : ',';
    const proof = stats.proof(decimal);
    return { separators: [decimal], evidence: proof && `line ${proof.line} has ${shown(proof.value)}` };
  }
  if (disputed === 0) return { separators: [file.decimal ?? '.'], evidence: null };
  if (file.decimal)
    return {
      separators: [file.decimal],
      evidence: `other columns of the file have “${file.decimal}” before the decimals`,
    };
  if (stats.samples().every(hasNoDecimals))
    return { separators: ['.'], evidence: 'amounts in this currency have no decimals' };
  // A separator always followed by exactly three digits groups thousands, so the other one is the decimal separator.
  return {
    separators: stats.fractions('.') > stats.fractions(',') ? [',', '.'] : ['.', ','],
    evidence: null,
  };
}

const WHOLE_CURRENCIES = /[¥￥円₩]|\b(?:JPY|KRW)\b/;

function hasNoDecimals(sample: string): boolean {
  return WHOLE_CURRENCIES.test(sample) && !/\.\d{3}/.test(sample);
}

function rankedDates(stats: ColumnStats, file: FileEvidence): { formats: string[]; evidence: string | null } {
  const ranked = [...stats.dates].sort(([, a], [, b]) => b.fits - a.fits);
  const [best] = ranked;
  if (
    !best ||
    best[1].fits < stats.filled * LEAST_SHARE ||
    (best[0] === 'YYYYMMDD' && best[1].fits < stats.filled)
  )
    return { formats: [], evidence: null };
  const equal = ranked.filter(([, { fits }]) => fits === best[1].fits);
  const [first = best, second, third] = withinOneYear(equal);
  if (!second) {
    if (equal.length > 1) return { formats: [first[0]], evidence: 'only this order gives dates of one year' };
    return { formats: [first[0]], evidence: dateProof(first, ranked.length > 1) };
  }
  if (!third) return undecided(first, second, file);
  const inPeriod = equal.filter((candidate) => isInPeriod(candidate, file));
  if (inPeriod[0] && inPeriod.length === 1) return { formats: [inPeriod[0][0]], evidence: IN_PERIOD };
  return { formats: [first, second, third].sort(bySpan).map(([format]) => format), evidence: null };
}

const MONTHS = 12;
const PLACES = ['first', 'second'];

/** The value that only this order reads: by the number in it that is no month, wherever day and month could be exchanged. */
function dateProof([format, { proof }]: Candidate, disputed: boolean): string | null {
  if (!proof) return null;
  const dayAt = /^DD\W/.test(format) ? 0 : /^MM\W/.test(format) ? 1 : -1;
  const day = proof.value.match(/\d+/g)?.[dayAt] ?? '';
  if (Number(day) > MONTHS) return `line ${proof.line} has ${day} in ${PLACES[dayAt] ?? ''} place`;
  return disputed ? `line ${proof.line} has ${shown(proof.value)}` : null;
}

const DAYS_OF_A_YEAR = 366;
const SHORT_YEAR_FIRST = /^YY(?!Y)/;

/** Two-digit years can be days and the other way round: then one order spreads the days of a month over as many years. */
function withinOneYear(candidates: Candidate[]): Candidate[] {
  if (!candidates.some(([format]) => SHORT_YEAR_FIRST.test(format))) return candidates;
  const near = candidates.filter(([, { first, last }]) => last - first <= DAYS_OF_A_YEAR);
  return near.length > 0 ? near : candidates;
}

function bySpan([, a]: Candidate, [, b]: Candidate): number {
  return a.last - a.first - (b.last - b.first);
}

type Candidate = [format: string, evidence: DateEvidence];

/** Both orders read the same values: what surrounds them decides, or nothing does and both remain, the likelier first. */
function undecided(
  a: Candidate,
  b: Candidate,
  file: FileEvidence,
): { formats: string[]; evidence: string | null } {
  if (a[0].includes('.'))
    return { formats: [dayFirst(a, b)[0]], evidence: 'dates with points have the day first' };
  const [inPeriod, other] = [a, b].filter((candidate) => isInPeriod(candidate, file));
  if (inPeriod && !other) return { formats: [inPeriod[0]], evidence: IN_PERIOD };
  if (file.dateOrder) {
    const wanted = file.dateOrder === 'DMY' ? dayFirst(a, b) : monthFirst(a, b);
    return { formats: [wanted[0]], evidence: 'this platform writes dates so in this language' };
  }
  const spanA = a[1].last - a[1].first;
  const spanB = b[1].last - b[1].first;
  if (spanA !== spanB) return { formats: spanA < spanB ? [a[0], b[0]] : [b[0], a[0]], evidence: null };
  const likelier = file.dayFirst ? dayFirst(a, b) : monthFirst(a, b);
  return { formats: [likelier[0], likelier === a ? b[0] : a[0]], evidence: null };
}

function dayFirst(a: Candidate, b: Candidate): Candidate {
  return a[0].startsWith('D') ? a : b;
}

function monthFirst(a: Candidate, b: Candidate): Candidate {
  return a[0].startsWith('D') ? b : a;
}

const IN_PERIOD = 'only this order lies in the period that the report states';

function isInPeriod([, evidence]: Candidate, { periods }: FileEvidence): boolean {
  return periods.some((period) => isWithin(evidence, period));
}

function isWithin({ first, last }: DateEvidence, { from, to }: Period): boolean {
  return first >= dayNumber(from) && last <= dayNumber(to);
}
