const MARKS = /[\u0300-\u036f\u0653-\u0655]/gu;
const LETTERS: Record<string, string> = { ı: 'i', ł: 'l', ø: 'o', ς: 'σ' };

/** Lower case without accents, so that names compare whether or not a keyboard or an export kept them. */
export function plainWords(text: string): string {
  const plain = text.normalize('NFD').toLowerCase().replaceAll(MARKS, '');
  return plain.replaceAll(/[ıłøς]/gu, (letter) => LETTERS[letter] ?? letter);
}
