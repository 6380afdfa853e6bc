import { FREQUENT, type Alphabets } from './languages';

/** A letter of the language, one of another, and a symbol or control character where a letter must be. */
const LETTER = 1;
const FOREIGN = -2;
const BROKEN = -3;
/** A letter of a language that is less likely. */
const SELDOM = 0.75;
/** A word of Latin and other letters. */
const MIXED_ALPHABETS = -3;
const SIGN = 0.5;
const FREQUENT_BONUS = 0.25;

const WORD = /[\p{L}\p{M}]+/gu;
const BEYOND_ASCII = /[^\0-\x7f]/u;
const LATIN = /\p{Script=Latin}/u;
/** A capital after a small letter; a Thai vowel sign or tone mark that no consonant carries. */
const IMPOSSIBLE = /\p{Ll}\p{Lu}|(?<![ก-ฮ\p{M}])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/gu;
/** Signs that stand in texts of any language. */
const USUAL_SIGN = /[\xa0–—‘’“”„…•€£§©®°«»™]/gu;
/** Controls and unknown bytes, symbols between letters, and those that follow no letter in any language. */
const MISPLACED =
  /[\x80-\x9f\udc80-\udcff\u2500-\u259f¤]|(?<=\p{L})[^\p{L}\p{M}\p{Z}\0-\x7f’‘·–—](?=\p{L})|(?<=\p{L})[¹¿¡¯¨´¸£¥‡†¬]/gu;

/** How much sense a text makes in the languages of an encoding: in the best of them, each different word once. */
export function wordScore(text: string, { languages, seldom = [] }: Alphabets, mostWords: number): number {
  const words = lettersIn(
    [...new Set(text.match(WORD))].filter((word) => BEYOND_ASCII.test(word)).slice(0, mostWords),
  );
  const best = [
    ...languages.map((letters) => lettersScore(words, letters, LETTER)),
    ...seldom.map((letters) => lettersScore(words, letters, SELDOM)),
  ];
  const misplaced = new Set(
    Array.from(text.matchAll(MISPLACED), ({ index }) => text.slice(index - 2, index + 2)),
  );
  const signs = new Set(text.match(USUAL_SIGN));
  const rest = words.impossible * FOREIGN + signs.size * SIGN + misplaced.size * BROKEN;
  return Math.max(...best) + rest;
}

interface Letters {
  /** How often each letter beyond ASCII stands in the words, and how often in words of that letter alone. */
  counts: Map<string, { all: number; alone: number }>;
  /** Words that mix them with letters of ASCII. */
  mixed: number;
  impossible: number;
}

function lettersIn(words: string[]): Letters {
  const letters: Letters = { counts: new Map(), mixed: 0, impossible: 0 };
  for (const word of words) {
    let own = 0;
    for (const char of word) {
      if (char < '\x80') continue;
      own++;
      const count = letters.counts.get(char) ?? { all: 0, alone: 0 };
      count.all++;
      if (char === word) count.alone++;
      letters.counts.set(char, count);
    }
    if (own < word.length) letters.mixed++;
    letters.impossible += word.match(IMPOSSIBLE)?.length ?? 0;
  }
  return letters;
}

function lettersScore({ counts, mixed }: Letters, language: string, value: number): number {
  const alphabet = new Set(language);
  const latin = LATIN.test(language);
  let score = latin ? 0 : mixed * MIXED_ALPHABETS;
  for (const [char, { all, alone }] of counts) {
    // A single letter may as well be a sign in another encoding.
    const count = latin ? all : all - alone;
    const known = alphabet.has(char) || alphabet.has(char.toLowerCase());
    score += count * ((known ? value : FOREIGN) + (FREQUENT.has(char) ? FREQUENT_BONUS : 0));
  }
  return score;
}
