/** Headers that mean the same in several languages: names separated by `|`. */
const AMOUNT_SPENT =
  'Amount spent|Montant dépensé|Importe gastado|Ausgegebener Betrag|Valor usado|Valor gasto|Montante gasto|Importo speso|Besteed bedrag|Wydana kwota|Kwota wydana|Spenderat belopp|Använt belopp|Anvendt beløb|Brugt beløb|Beløb brugt|Beløp brukt|Brukt beløp|Käytetty summa|Utracená částka|Vynaložená částka|Harcanan tutar|Потраченная сумма|Сумма затрат|消化金額|已花费金额|花費金額|지출 금액|Elköltött összeg|Suma cheltuită|Витрачена сума|Ποσό που δαπανήθηκε';
const META_SEGMENTS =
  'Link clicks|Clicks (all)|Reach|Results|Reporting starts|Reporting ends|Result indicator|Campaign delivery|Clics sur un lien|Clics (tous)|Résultats|Début des rapports|Clics en el enlace|Clics (todos)|Resultados|Alcance|Inicio del informe|Link-Klicks|Klicks (alle)|Ergebnisse|Beginn des Berichts|Auswertungsbeginn|Cliques no link|Cliques (todos)|Início dos relatórios|Clic sul link|Clic (tutti)|Risultati|Inizio del report|Linkklikken|Klikken (alle)|Resultaten|Kliknięcia linku|Kliknięcia (wszystkie)|Wyniki|Länkklick|Klick (alla)|Resultat|Linkklik|Klik på link|Resultater|Lenkeklikk|Linkin klikkaukset|Tulokset|Kliknutí na odkaz|Výsledky|Bağlantı tıklamaları|Tıklamalar (tümü)|Sonuçlar|Raporlama sonu|Клики по ссылке|Результаты|リンクのクリック|リンククリック|結果|レポート開始日|链接点击量|连结点击次数|連結點擊次數|觸及人數|成效|成果|링크 클릭|결과';
const GOOGLE_COST =
  'Cost|Kosten|Coût|Coste|Costo|Custo|Koszt|Kostnad|Omkostning|Omkostninger|Pris|Kustannus|Kustannukset|Hinta|Cena|Náklady|Maliyet|Стоимость|Расходы|費用|费用|비용';
const GOOGLE_MARKS =
  'Campaign type|Campaign status|Ad group|Avg. CPC|Avg. cost|Currency code|Impr.|Interactions|Conv. rate|Cost / conv.|Kampagnentyp|Kampagnenstatus|Währungscode|Durchschn. CPC|Kosten/Conv.|Type de campagne|État de la campagne|CPC moy.|Code devise|Código de moneda|Estado de la campaña|CPC medio|Coste/conv.|Tipo de campaña|Tipo de campanha|Status da campanha|Nome do grupo de campanhas|Código da moeda|CPC méd.|CPM méd.|Tipo di campagna|Stato campagna|CPC medio|Costo/conv.|Codice valuta|Campagnetype|Campagnestatus|Gem. CPC|Valutacode|Kosten/conv.|Typ kampanii|Stan kampanii|Śr. CPC|Koszt/konw.|Kod waluty|Kampanjtyp|Kampanjstatus|Genomsn. CPC|Valutakod|Kampagnetype|Kampagnestatus|Gns. CPC|Valutakode|Kampanjetype|Kampanjestatus|Gj.sn. CPC|Kampanjatyyppi|Kampanjan tila|Keskim. CPC|Hinta/konv.|Valuuttakoodi|Typ kampaně|Stav kampaně|Prům. CPC|Kód měny|Kampanya türü|Kampanya durumu|Ort. TBM|Para birimi kodu|Тип кампании|Статус кампании|Код валюты|Ср. цена за клик|キャンペーン タイプ|キャンペーンのステータス|通貨コード|平均クリック単価|コンバージョン単価|广告系列类型|广告系列状态|货币代码|平均每次点击费用|캠페인 유형|캠페인 상태|통화 코드|평균 CPC';
const ACCOUNT_CURRENCY_SPEND =
  "Spend in account currency|Dépense dans la devise du compte|Dépenses dans la devise du compte|Ausgaben in Kontowährung|Gasto en la moneda de la cuenta|Inversión en la moneda de la cuenta|Gasto na moeda da conta|Spesa nella valuta dell'account|Uitgaven in accountvaluta|アカウント通貨での消化金額";

/** One way to know a platform; everything that it names must hold. */
export interface PlatformSign {
  id: string;
  /** Each of the lists has a name among the headers. */
  all?: string[];
  /** Two of these names are among the headers. */
  two?: string;
  /** Against headers in plain words. */
  header?: RegExp;
  /** Against lines above the table, in plain text. */
  preamble?: RegExp;
}

export const PLATFORM_NAMES: Record<string, string> = {
  google: 'Google Ads',
  microsoft: 'Microsoft Ads',
  meta: 'Meta Ads',
  linkedin: 'LinkedIn Ads',
  tiktok: 'TikTok Ads',
  x: 'X Ads',
  pinterest: 'Pinterest Ads',
  spotify: 'Spotify Ads',
  snapchat: 'Snapchat Ads',
  amazon: 'Amazon Ads',
  apple: 'Apple Search Ads',
  dv360: 'Display & Video 360',
  cm360: 'Campaign Manager 360',
  ga4: 'Google Analytics 4',
  criteo: 'Criteo',
  taboola: 'Taboola',
  outbrain: 'Outbrain',
  reddit: 'Reddit Ads',
  hubspot: 'HubSpot Ads',
  tradedesk: 'The Trade Desk',
  adform: 'Adform',
  yandex: 'Yandex Direct',
  baidu: 'Baidu',
  naver: 'Naver Ads',
  quora: 'Quora Ads',
};

/** Most telling first. A set of headers that any sheet may have, such as Date, Campaign, Spend, Clicks, is no sign. */
export const PLATFORM_SIGNS: PlatformSign[] = [
  {
    id: 'microsoft',
    all: ['Gregorian date|Gregorianisches Datum|Date grégorienne|Fecha gregoriana|Data gregoriana'],
  },
  {
    id: 'microsoft',
    all: ['Campaign name', 'Time period|Spend'],
    preamble: /^"?(?:report name|last completed available day)\b/,
  },
  {
    id: 'microsoft',
    all: ['Campaign name', 'Time period', 'Average CPC|Conversions qualified|Ad distribution'],
  },
  { id: 'apple', all: ['Taps'] },
  { id: 'snapchat', all: ['Swipe ups|Paid impressions'] },
  { id: 'tiktok', all: ['Cost', 'Complete payment'] },
  {
    id: 'tiktok',
    header:
      /(?:clic|klick|klik|クリック|点击|클릭).*(?:destination|destino|destinazione|bestemming|ziel|遷移先|目标页面|랜딩)/u,
  },
  { id: 'pinterest', all: [ACCOUNT_CURRENCY_SPEND] },
  { id: 'pinterest', all: ["Pin clicks|Clics sur l'épingle|Klicks auf Pins|Clics en Pins"] },
  {
    id: 'tradedesk',
    all: ['Advertiser cost|Advertiser cost (Adv Currency)', 'Partner cost|Ad group|TTD cost|Media type'],
  },
  { id: 'dv360', all: ['Revenue (Adv Currency)'] },
  { id: 'dv360', all: ['Insertion order', 'Media cost (Advertiser currency)|Line item|Advertiser currency'] },
  { id: 'cm360', all: ['Media cost', 'Campaign', 'Placement|Site (CM360)|Site (DCM)'] },
  { id: 'cm360', header: /\b(?:cm360|dcm)\b/ },
  {
    id: 'ga4',
    all: ['Session campaign|Session source / medium|Session google ads campaign|First user campaign'],
  },
  { id: 'amazon', header: /^\d+ day (?:total )?(?:orders|sales|units)|\bacos\b|広告費売上高比率/ },
  {
    id: 'amazon',
    all: [
      'Total de pedidos de 7 días (n.º)|Total des commandes sur 7 jours (nº)|Totale ordini di 7 giorni (#)',
    ],
  },
  { id: 'criteo', all: ['Exposed users', 'Displays'] },
  { id: 'criteo', all: ['Advertiser', 'Displays', 'Sales'] },
  { id: 'criteo', all: ['Annonceur', 'Affichages', 'Ventes|Clics'] },
  { id: 'criteo', all: ['コンバージョン(現在のモデル)'] },
  { id: 'taboola', all: ['Visible impressions|Actual CPC', 'Spent'] },
  { id: 'outbrain', all: ['Campaign name', 'Spend', 'CTR', 'Average CPC', 'Conversion rate'] },
  { id: 'reddit', all: ['Campaign name', 'eCPM'] },
  { id: 'reddit', all: ['Amount spent', 'Purchase (Click-through)|Purchase (View-through)'] },
  { id: 'reddit', all: ['Key conversion total count'] },
  { id: 'hubspot', all: ['Network', 'Contacts'] },
  { id: 'spotify', all: ['Campaign name', 'Spend', 'Streams'] },
  { id: 'spotify', all: ['Campaign name', 'Spend', 'Purchases'], preamble: /^"?report [a-z ]+:/ },
  { id: 'spotify', preamble: /spotify/ },
  {
    id: 'linkedin',
    header:
      /^(?:start|begin|anfang|date de debut|fecha de inicio|data d[ei] ini[cz]io|data rozpoczecia).*\b(?:in|i|en|em|w) utc$/,
  },
  { id: 'linkedin', all: ['Total spent', 'Clicks to landing page|Campaign group name'] },
  { id: 'linkedin', all: ['Totaal besteed'] },
  { id: 'linkedin', preamble: /performance.*\((?:in|en|em) utc\)/ },
  { id: 'x', all: ['Time period', 'Funding source name|Link clicks'] },
  { id: 'x', all: ['Time', 'Campaign URL', 'Engagements'] },
  { id: 'x', all: ['Fecha', 'Importe gastado'] },
  { id: 'yandex', all: ['Показы', '№ Кампании|Расход|Ср. цена клика|Цена цели'] },
  { id: 'baidu', all: ['消费', '展现|展现量|推广计划|推广单元'] },
  { id: 'naver', all: ['총비용|총비용(VAT포함)|총비용(VAT포함,원)', '노출수|캠페인'] },
  { id: 'meta', all: [AMOUNT_SPENT, META_SEGMENTS] },
  { id: 'meta', all: ['FB campaign ID'] },
  {
    id: 'google',
    all: [GOOGLE_COST, GOOGLE_MARKS],
    preamble:
      /^"?(?:(?:campaign|ad group|ad|keyword|search keyword|search terms|asset association|asset|account|display keyword|landing page|geographic|time) (?:report|performance)$|[\p{L}-]*(?:kampagnen|anzeigengruppen|suchbegriff|keyword)[\p{L}-]*bericht$|rapport sur |relatorio d[aeo] |termos de pesquisa$|palavra-chave de pesquisa$|informe de |(?:report|rapporto) (?:sulle|delle|sui|campagne)|(?:campagne|advertentiegroep)\p{L}*rapport$|raport \p{L}*kampanii|kampanjrapport|kampagnerapport|kampanjerapport|kampanjaraportti|(?:prehled|sestava) kampani|kampanya raporu|отчет (?:по|о) кампани|キャンペーン ?レポート|广告系列报告|廣告活動報表|캠페인 ?보고서)/u,
  },
  { id: 'google', all: [GOOGLE_COST], two: GOOGLE_MARKS },
  { id: 'google', all: ['Campaign type', 'Campaign status'] },
  { id: 'google', all: ['Custo', 'CPC méd.|CPM méd.'] },
  { id: 'quora', preamble: /\bquora\b/ },
  { id: 'adform', preamble: /\badform\b/ },
];
