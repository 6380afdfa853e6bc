import type { MappingField } from '@etl-studio/contracts';
import { headerWords } from './header-words';

type Ranked = [score: number, names: string];

/** Header names of the ad platforms, as `headerWords` writes them, best first; `|` separates names of one rank. */
const ALIASES: Record<MappingField, Ranked[]> = {
  date: [
    [
      100,
      'day|date|tag|datum|jour|dia|data|giorno|dag|dzien|fecha|日|日付|日期|by day|gregorian date|date (utc)|day (utc)|dato|datum (utc)',
    ],
    [
      96,
      'time period|report date|reporting date|date de rapport|data raportu|日別|performance date|activity date|event date|stat date',
    ],
    [
      92,
      'start date (in utc)|begindatum (in utc)|startdatum (in utc)|date de debut (en utc)|data de inicio (em utc)|fecha de inicio (en utc)|start date (utc)',
    ],
    [
      88,
      'reporting starts|debut des rapports|inicio dos relatorios|inicio del informe|auswertungsbeginn|berichtsbeginn|inizio del report|レポート開始日|begin van de rapportage|poczatek okresu raportowania',
    ],
    [84, 'start time|time|timestamp|datetime|heure|hora'],
    [80, 'start date|startdatum|begindatum|date de debut|fecha de inicio|data de inicio|data inizio|開始日'],
  ],
  campaign: [
    [
      100,
      'campaign|campaign name|kampagne|kampagnenname|campagne|nom de la campagne|nombre de la campana|campana|campanha|nome da campanha|campagna|nome campagna|nome della campagna|campagnenaam|naam campagne|kampania|nazwa kampanii|キャンペーン|キャンペーン名|广告系列|kampanj|kampanjnamn|kampagnenavn|kampan',
    ],
    [96, 'session campaign|session campaign name|campaign (session)|utm campaign|first user campaign'],
    [90, 'insertion order|campaign group name|campaign group'],
    [70, 'campaign id|xyz campaign id|fb campaign id|kampagnen-id|id de campagne|id da campanha'],
  ],
  channel: [
    [
      100,
      'channel|kanal|canal|kana|canale|kanaal|kanał|チャネル|チャンネル|media channel|marketing channel|channel name',
    ],
    [
      94,
      'source / medium|session source / medium|session source/medium|source/medium|traffic source|session source|utm source|source',
    ],
    [
      90,
      'network|platform|ad platform|advertising platform|ad network|publisher|media source|plattform|plateforme|plataforma|piattaforma|medium|medien|媒体',
    ],
    [80, 'session default channel group|default channel group|channel group|channel grouping'],
  ],
  spend: [
    [
      100,
      'cost|spend|spent|amount spent|total spent|kosten|cout|couts|custo|costo|coste|costi|koszt|kostnad|ausgaben|ad spend|adspend|media spend|total spend|total cost|費用|消化金額|ご利用金額|花费|ausgegebener betrag|montant depense|importe gastado|valor usado|valor gasto|importo speso|besteed bedrag|totaal besteed|wydana kwota|depenses|depense|gasto|inversion|investimento|spesa|uitgaven|wydatki',
    ],
    [
      96,
      'spend in account currency|amount spent in account currency|google ads cost|ads cost|cost in account currency|media budget spent|total gastado|total depense|total gasto|gesamtausgaben|totale speso',
    ],
    [
      92,
      'revenue (adv currency)|total media cost (advertiser currency)|advertiser cost|advertiser cost (adv currency)',
    ],
    [
      86,
      'media cost|media cost (advertiser currency)|media cost (adv currency)|billed cost|billable cost|net spend|net cost|gross spend',
    ],
  ],
  clicks: [
    [
      100,
      'link clicks|clics sur un lien|clics sur lien|clics en el enlace|link-klicks|linkklicks|cliques no link|clic sul link|linkklikken|klikniecia linku|リンクのクリック',
    ],
    [98, 'outbound clicks|clics sortants|clicks (destination)|clicks salientes'],
    [
      96,
      'clicks|klicks|clics|cliques|clic|klikken|klikniecia|クリック数|クリック|点击次数|klick|klik|total clicks|google ads clicks|ads clicks',
    ],
    [94, 'swipe ups|swipes|taps|swipe-ups'],
    [
      80,
      'clicks (all)|clics (tous)|clics (todos)|cliques (todos)|klicks (alle)|clic (tutti)|pin clicks|クリック(すべて)',
    ],
    [70, 'clicks to landing page|landing page clicks|website clicks|url clicks'],
    [50, 'interactions|interaktionen|interacoes|interacciones|interazioni|インタラクション'],
  ],
  conversions: [
    [
      100,
      'conversions|conversionen|konversionen|conversoes|conversiones|conversioni|conversies|konwersje|conv.|コンバージョン|コンバージョン数|转化次数|konverteringar',
    ],
    [97, 'total conversions|total conversion|conversions (total)|gesamtkonversionen'],
    [
      94,
      'total conversions (checkout)|total checkouts|checkouts|complete payment|complete payments|key events',
    ],
    [90, 'results|result|resultats|resultados|ergebnisse|risultati|resultaten|wyniki|結果|成果'],
    [
      86,
      'purchases|purchase|achats|compras|kaufe|acquisti|aankopen|zakupy|購入|website purchases|purchase (click-through)|purchases (click-through)',
    ],
    [
      84,
      '14 day total orders (#)|7 day total orders (#)|30 day total orders (#)|1 day total orders (#)|total orders|orders',
    ],
    [82, 'installs (total)|total installs|installs'],
    [
      80,
      'installs (tap-through)|tap-through installs|approved conversion|approved conversions|post-click conversions',
    ],
    [
      74,
      'leads|contacts|sign ups|signups|registrations|sales|コンバージョン（現在のモデル）|all conversions|all conv.',
    ],
    [60, '14 day total units (#)|7 day total units (#)'],
  ],
  currency: [
    [
      100,
      'currency|currency code|account currency|wahrung|wahrungscode|devise|code devise|codigo da moeda|moeda|moneda|codigo de moneda|valuta|codice valuta|valutacode|waluta|kod waluty|通貨|通貨コード|code de devise',
    ],
  ],
};

const SCORES = new Map(
  Object.entries(ALIASES).map(([field, ranks]) => [
    field,
    new Map(ranks.flatMap(([score, names]) => names.split('|').map((name) => [name, score] as const))),
  ]),
);

/** How well the header names the field, 0 to 100. */
export function aliasScore(field: MappingField, header: string): number {
  return SCORES.get(field)?.get(headerWords(header)) ?? 0;
}

const OTHER_NAMES = new Set(
  (
    'impressions|impr.|ctr|reach|cpc|cpm|status|campaign status|campaign type|ad group|ad group name|ad name|account|account name|device|avg. cpc|cost / conv.|conv. rate|conv. value|' +
    'impressionen|impressionen (impr.)|kampagnenstatus|kampagnentyp|einblendungen|imprimes|impressoes|impresiones|wyswietlenia|インプレッション|表示回数|budget|keyword|search term|frequency|' +
    'campaign id|ad id|age|gender|country|region|currency code|final url|match type|sessions|total revenue|revenue'
  ).split('|'),
);

/** Whether the cell is a header that ad reports use. */
export function isKnownHeader(cell: string): boolean {
  const words = headerWords(cell);
  if (words === '') return false;
  for (const names of SCORES.values()) if (names.has(words)) return true;
  return OTHER_NAMES.has(words);
}
