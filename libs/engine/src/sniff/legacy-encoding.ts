import { trimmed } from '../cells';
import { joined } from '../parse/decoder';
import { encodingOf } from '../parse/encodings';
import { isKnownHeader } from '../suggest/aliases';
import { eastAsianScore } from './east-asian';
import { ALPHABETS, EAST_ASIAN, type Alphabets } from './languages';
import { totalLabel } from './total-label';
import { wordScore } from './word-score';

/** What bytes that are no UTF-8 most likely are. */
export interface LegacyEncoding {
  encoding: string;
  /** Encodings that make as much sense of the file, but other letters. */
  others: string[];
}

/** What Excel writes in most of the world. */
const USUAL = 'windows-1252';
/** How much more sense another encoding must make than the usual one. */
const MARGIN = 1;
const KNOWN_NAME = 3;
/** Bytes of lines with letters beyond ASCII that are looked at, and distinct words of them. */
const SAMPLE_BYTES = 8192;
const MOST_WORDS = 400;
const MOST_OTHERS = 3;
const LONGEST_NAME = 60;
const MOST_NAMES = 100;

interface Candidate {
  encoding: string;
  score: number;
  text: string;
}

/** Tries every encoding on the lines that are not ASCII: the one whose letters make words wins; the usual one where none clearly does. */
export function legacyEncoding(head: Uint8Array): LegacyEncoding {
  const sample = unusualLines(head);
  const scored = [...ALPHABETS.map((alphabets) => lettersOf(alphabets, sample)), ...eastAsian(sample)].map(
    (candidate) => ({ ...candidate, score: candidate.score + knownNames(candidate.text) * KNOWN_NAME }),
  );
  const usual = scored.find(({ encoding }) => encoding === USUAL);
  const [best] = scored.sort((a, b) => b.score - a.score);
  if (!usual || !best) return { encoding: USUAL, others: [] };
  const chosen = best.score >= usual.score + MARGIN ? best : usual;
  const others = scored.filter(
    ({ encoding, score, text }) =>
      encoding !== chosen.encoding && score > 0 && score >= chosen.score && text !== chosen.text,
  );
  return { encoding: chosen.encoding, others: others.slice(0, MOST_OTHERS).map(({ encoding }) => encoding) };
}

function lettersOf(alphabets: Alphabets, sample: Uint8Array): Candidate {
  const { encoding } = alphabets;
  const { text } = encodingOf(encoding).decode(sample);
  return { encoding, text, score: wordScore(text, alphabets, MOST_WORDS) };
}

/** Those that make any sense: only for them are the tables of their characters built. */
function eastAsian(sample: Uint8Array): Candidate[] {
  return EAST_ASIAN.flatMap((candidate) => {
    const { encoding } = candidate;
    const score = eastAsianScore(candidate, sample);
    return score > 0 ? [{ encoding, score, text: encodingOf(encoding).decode(sample).text }] : [];
  });
}

/** The lines that hold bytes beyond ASCII. No character of these encodings contains a line end. */
function unusualLines(head: Uint8Array): Uint8Array {
  const lines: Uint8Array[] = [];
  let length = 0;
  for (let from = 0; from < head.length && length < SAMPLE_BYTES;) {
    const end = endOfLine(head, from);
    const line = head.subarray(from, Math.min(end, from + SAMPLE_BYTES - length));
    if (line.some((byte) => byte > 0x7f)) {
      lines.push(line);
      length += line.length;
    }
    from = end;
  }
  return joined(...lines);
}

function endOfLine(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) if (bytes[at] === 10 || bytes[at] === 13) return at + 1;
  return bytes.length;
}

/** Different cells that are names ad reports use, beyond ASCII. */
function knownNames(text: string): number {
  const cells = text.split(/[,;\t|"\r\n]+/u).filter((cell) => cell.length <= LONGEST_NAME);
  const names = [...new Set(cells.map(trimmed))]
    .filter((cell) => /[^\0-\x7f]/u.test(cell))
    .slice(0, MOST_NAMES);
  return names.filter((name) => isKnownHeader(name) || totalLabel(name) !== null).length;
}
