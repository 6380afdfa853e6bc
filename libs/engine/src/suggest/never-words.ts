/**
 * Words of what is never imported: rates, averages, costs per something, values, budgets, bids, shares, view-through
 * counts, impressions, a campaign's own dates. As `headerWords` writes them; a name with one of them is not guessed at.
 */
const NEVER = new RegExp(
  [
    String.raw`(?<!\p{L})(?:${[
      'rate|ratio|avg|average|mean|median|per|cpc|cpa|cpm|cpv|cpl|cpi|cpt|cps|cpo|cpr|ecpm|ecpc|roas|roi|ctr|ttr|cvr|vtr|acos|aov|cos',
      'value|values|revenue|income|profit|margin|price|budget|budgets|bid|bids|target|goal|limit|cap|share|lost|frequency|quality|score',
      'view|views|viewed|viewable|impression|impressions|impr|reach|estimated|forecast|previous|change|difference|remaining|assisted|max|min',
      'unique|id|ids|status|type|label|labels|objective|group|start\\p{L}*|ends?|end(?:e|datum)|updated|modified|created|url|delivery|time',
      '\\p{L}*(?:wert|umsatz|rate|budget)|schnitt|durchschn|durchschnitt|durchschnittliche|durchschnittlicher|pro|je|wert|umsatz|rendite|gebot|ziel|anteil|quote|satz',
      'taux|moyen|moyenne|moy|par|valeur|revenu|enchere|part|impressions|portee',
      'tasa|tasas|medio|media|promedio|por|valor|ingresos|presupuesto|puja|cuota',
      'taxa|medio|med|orcamento|lance|receita|tasso|medio|valore|ricavi|offerta|percentuale',
      'gem|gemiddelde|gemiddeld|waarde|percentage|bod|aandeel|sredni|srednia|sr|wartosc|wspolczynnik|stawka|budzet|za|na',
      'snitt|genomsnitt|genomsnittlig|varde|grad|frekvens|gennemsnitlig|gns|vaerdi|rate|gjennomsnittlig|verdi|pr',
      'keskim|keskimaarainen|arvo|aste|budjetti|prumerna|prum|hodnota|mira|rozpocet|ortalama|ort|oran|orani|deger|degeri|butce|basina|basi',
      'ср|средняя|средний|ценность|ставка|бюджет|доля|коэффициент|за|цена',
    ].join('|')})(?!\p{L})`,
    '%|率|単価|平均|每次|单次|平均|价值|價值|金額あたり|あたり|値|予算|预算|預算|出价|비율|평균|당비용|률|전환율|가치|예산',
  ].join('|'),
  'u',
);

export function isNeverMapped(words: string): boolean {
  return NEVER.test(words);
}
