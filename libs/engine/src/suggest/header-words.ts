const CURRENCY_MARK = /\s*(?:[([](?:[a-z]{3}|\p{Sc}|r\$|us\$)[)\]]|\p{Sc}|[-–]\s*[a-z]{3})\s*$/u;

/**
 * A header as the lists of synonyms write it: lower case, without accents, CamelCase and snake_case
 * split into words, without the currency that stands behind (`Amount spent (USD)`, `Kosten €`).
 */
export function headerWords(header: string): string {
  const split = header
    .trim()
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replaceAll('_', ' ');
  const plain = split
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/gu, '')
    .normalize('NFC')
    .toLowerCase();
  return plain.replace(CURRENCY_MARK, '').replaceAll(/\s+/gu, ' ').trim();
}
