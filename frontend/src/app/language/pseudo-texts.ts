const ACCENTS: Readonly<Record<string, string>> = {
  ...{ a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', c: 'ç', n: 'ñ' },
  ...{ A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú', C: 'Ç', N: 'Ñ' },
};

/** Plurals are written in a language of their own, in which Angular chooses among the texts. */
const PLURALS = '{VAR_PLURAL';

/** Has every marked text come out as "⟦Dátáséts⟧": what shows up without brackets is not marked. */
export function usePseudoTexts(): void {
  $localize.translate = (parts, substitutions) => {
    const texts = parts.map(withoutName);
    const cooked = texts[0]?.trimStart().startsWith(PLURALS) ? texts : bracketed(texts);
    // Unescaped, a colon at the beginning would be read as that of a name.
    const raw = cooked.map((text) => (text.startsWith(':') ? `\\${text}` : text));
    return [Object.assign(cooked, { raw }), substitutions];
  };
}

/** ":@@route.datasets:Datasets" → "Datasets". */
function withoutName(part: string): string {
  return part.replace(/^:[^:]*:/, '');
}

function bracketed(texts: readonly string[]): string[] {
  const last = texts.length - 1;
  return texts.map((text, index) => `${index === 0 ? '⟦' : ''}${accented(text)}${index === last ? '⟧' : ''}`);
}

function accented(text: string): string {
  return text.replace(/[aeioucn]/gi, (letter) => ACCENTS[letter] ?? letter);
}
