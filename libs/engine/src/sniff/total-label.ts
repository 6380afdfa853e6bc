/** Words that label a row of totals, in the languages ad platforms and spreadsheets export in. */
const TOTALS =
  'total|totals|grand totals?|overall totals?|account totals?|campaign totals?|total results?|total accounts?|overall|sum|' +
  'gesamt|gesamtsumme|gesamtergebnis|insgesamt|summe|summe gesamt|ergebnis|totaux|total général|somme|ensemble|totale|totali|totale complessivo|' +
  'totales|total general|totais|total geral|soma|totaal|eindtotaal|totalt|totalsumma|summa|i alt|sum totalt|yhteensä|kokku|' +
  'suma|suma końcowa|razem|łącznie|ogółem|celkem|celkový součet|součet|spolu|összesen|végösszeg|total general|skupaj|ukupno|ukupan zbroj|' +
  'iš viso|kopā|toplam|genel toplam|итого|итог|общий итог|всего|усього|разом|загалом|общо|σύνολο|γενικό σύνολο|' +
  '合計|総計|総合計|总计|合计|總計|合計金額|전체|합계|총계|총합계|jumlah|tổng|tổng cộng|รวม|รวมทั้งหมด|الإجمالي|المجموع|סה"כ|סך הכל';
/** Words for the totals of a part of the table. */
const SUBTOTALS =
  'sub ?-?totals?|zwischensumme|teilergebnis|sous-total|subtotale|subtotales|subtotais|subtotaal|delsumma|delsum|välisumma|' +
  'suma częściowa|mezisoučet|részösszeg|ara toplam|промежуточный итог|подытог|小計|小计|소계';
const AVERAGES =
  'average|avg\\.?|mean|durchschnitt|mittelwert|ø|moyenne|promedio|media|média|gemiddelde?|genomsnitt|gennemsnit|gjennomsnitt|keskiarvo|' +
  'średnia|průměr|átlag|ortalama|среднее|в среднем|середнє|平均|平均值|평균';
const EVERYTHING =
  '\\(?(?:all|alle|alles|tous|toutes|todos|todas|tutti|tutte|allt?|kaikki|wszystkie|vše|mind|tümü|все|усі|すべて|全て|全部|전체)\\)?';

const LABEL = new RegExp(`^(?:${TOTALS}|${SUBTOTALS})$`, 'iu');
const LABEL_OF = new RegExp(
  `^(?:(?:${TOTALS}|${SUBTOTALS})\\s*(?:[:：]|[-–—]\\s|\\(|of \\d|de \\d|for )|results? from \\d)`,
  'iu',
);
const AVERAGE = new RegExp(`^(?:${AVERAGES})\\s*[:：]?$`, 'iu');
const ALL = new RegExp(`^${EVERYTHING}$`, 'iu');

/** `exact` for the bare word, `named` for a word with what it totals (`Total: Account`); null for anything else. */
export function totalLabel(value: string): 'exact' | 'named' | null {
  if (LABEL.test(value)) return 'exact';
  return LABEL_OF.test(value) ? 'named' : null;
}

const NAME_FIRST = new RegExp(`^(.+?)[\\s:–-]+(?:${TOTALS}|${SUBTOTALS})$`, 'iu');
const NAME_LAST = new RegExp(`^(?:${TOTALS}|${SUBTOTALS})\\s+(.+)$`, 'iu');

/** What `Brand Total` or `Summe Brand` totals, if it is a total; null for other texts. */
export function totalledName(value: string): string | null {
  return NAME_FIRST.exec(value)?.[1] ?? NAME_LAST.exec(value)?.[1] ?? null;
}

export function isAverageLabel(value: string): boolean {
  return AVERAGE.test(value);
}

/** Whether the word stands for every value of its column: `All`, `(Alle)`. */
export function isEverything(value: string): boolean {
  return ALL.test(value);
}
