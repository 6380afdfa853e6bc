/** A text with places, in two languages. */
export interface Template {
  /** Characters outside of its places. */
  fixed: number;
  /**
   * The text in the other language; null where it was not made from this template. `wordsOf` says what is put into a place
   * in the other language, null where that is no words of the server.
   */
  say(english: string, locale: string, wordsOf: (words: string) => string | null): string | null;
}

const PLACE = /\{(\w+)\}/;
/** `{~words}` are the server's own, `{#count}` is a number as in English, `{@day}` a day; `{value}` stays as it is. */
const MARKED_PLACE = /\{([~#@]?)(\w+)\}/g;

export function templateOf(english: string, other: string): Template {
  // Literals stand at even positions, names of places at odd ones.
  const parts = english.split(PLACE);
  const literals = parts.filter((_, index) => index % 2 === 0);
  const names = parts.filter((_, index) => index % 2 === 1);
  const [beginning = ''] = literals;
  const pattern = new RegExp(`^${literals.map(escaped).join(String.raw`([\s\S]+?)`)}$`);
  // A template that begins with words of the server fits too much, unless they are known ones.
  const leading = beginning === '' && other.includes(`{~${names[0]}}`) ? names[0] : undefined;
  return {
    fixed: literals.join('').length,
    say: (text, locale, wordsOf) => {
      const match = text.startsWith(beginning) ? pattern.exec(text) : null;
      if (!match) return null;
      const values = new Map(names.map((name, index) => [name, match[index + 1] ?? '']));
      const first = leading === undefined ? undefined : values.get(leading);
      if (first !== undefined && wordsOf(first) === null && !isQuoted(first)) return null;
      return other.replace(MARKED_PLACE, (_, mark: string, name: string) => {
        const value = values.get(name) ?? '';
        if (mark === '#') return asNumber(value, locale);
        if (mark === '@') return asDay(value, locale);
        return (mark === '~' ? wordsOf(value) : null) ?? quotedAsHere(value);
      });
    },
  };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function asNumber(value: string, locale: string): string {
  const number = Number(value.replaceAll(',', ''));
  return Number.isFinite(number) ? new Intl.NumberFormat(locale).format(number) : value;
}

function asDay(value: string, locale: string): string {
  const at = Date.parse(/^\d{4}-/.test(value) ? value : `${value} UTC`);
  if (Number.isNaN(at)) return value;
  const day = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, day).format(at);
}

function isQuoted(value: string): boolean {
  return value.startsWith('“') && value.endsWith('”');
}

function quotedAsHere(value: string): string {
  const isOne = isQuoted(value) && !value.includes('”, “');
  return isOne ? `„${value.slice(1, -1)}“` : value.replace(/“([^“”]*)”/g, '„$1“');
}
