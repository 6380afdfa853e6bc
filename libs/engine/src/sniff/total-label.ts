/** Words that label a row of totals, in the languages ad platforms export in. */
const WORDS =
  'total|totals|grand total|sub ?total|overall total|total general|total geral|gesamt|gesamtsumme|gesamtergebnis|insgesamt|summe|totale|totali|totaal|totalt|suma|razem|łącznie|somme|ensemble|итого|всего|celkem|toplam|合計|総計|总计|總計';

const LABEL = new RegExp(`^(?:${WORDS})$`, 'iu');
const LABEL_OF = new RegExp(`^(?:${WORDS})\\s*(?:[:：]|[-–—]\\s|\\(|of \\d|for )`, 'iu');

/** `exact` for the bare word, `named` for a word with what it totals (`Total: Account`); null for anything else. */
export function totalLabel(value: string): 'exact' | 'named' | null {
  if (LABEL.test(value)) return 'exact';
  return LABEL_OF.test(value) ? 'named' : null;
}
