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
  const words = [...new Set(text.match(WORD))].filter((word) => BEYOND_ASCII.test(word)).slice(0, mostWords);
  const misplaced = new Set(
    [...text.matchAll(MISPLACED)].map(({ index }) => text.slice(index - 2, index + 2)),
  );
  const best = [
    ...languages.map((letters) => lettersScore(words, letters, LETTER)),
    ...seldom.map((letters) => lettersScore(words, letters, SELDOM)),
  ];
  const signs = new Set(text.match(USUAL_SIGN));
  return Math.max(...best) + signs.size * SIGN + misplaced.size * BROKEN;
}

function lettersScore(words: string[], language: string, value: number): number {
  const letters = new Set(language);
  const latin = LATIN.test(language);
  let score = 0;
  for (const word of words) {
    let own = 0;
    // A single letter may as well be a sign in another encoding.
    if (!latin && word.length === 1) continue;
    for (const char of word) {
      if (char < '\x80') continue;
      own++;
      score += letters.has(char.toLowerCase()) || letters.has(char) ? value : FOREIGN;
      if (FREQUENT.has(char)) score += FREQUENT_BONUS;
    }
    score += (word.match(IMPOSSIBLE)?.length ?? 0) * FOREIGN;
    if (!latin && own < word.length) score += MIXED_ALPHABETS;
  }
  return score;
}
