import { FileInspector } from '../sniff/file-inspector';
import type { FileProfile } from '../types';
import { suggestMapping } from './suggest-mapping';

/** Exports as the platforms write them in the languages of their users, with what a knowledgeable person maps. */
const EXPORTS: { name: string; lines: string[]; platform: string | null; mapping: Record<string, string> }[] =
  [
    {
      name: 'Google Ads nl, campaign report with campaign type',
      lines: [
        'Campagnerapport',
        '1 juni 2026 - 7 juni 2026',
        'Dag,Campagnestatus,Campagne,Budget,Valutacode,Campagnetype,Vertoningen,Klikken,CTR,Gem. CPC,Kosten,Conversies,Kosten/conv.,Conv.waarde',
        '2026-06-01,Ingeschakeld,Merk NL,"25,00",EUR,Zoeken,1.204,88,"7,31%","0,42","36,96","4,00","9,24","310,00"',
        '2026-06-02,Ingeschakeld,Generiek,"40,00",EUR,Display,980,41,"4,18%","0,71","29,11","1,50","19,41","88,40"',
        'Totaal: account, --, --, --,EUR, --,2.184,129,"5,91%","0,51","66,07","5,50","12,01","398,40"',
      ],
      platform: 'Google Ads',
      mapping: {
        date: 'Dag',
        campaign: 'Campagne',
        spend: 'Kosten',
        clicks: 'Klikken',
        conversions: 'Conversies',
        channel: '=Google Ads',
      },
    },
    {
      name: 'Google Ads es, no channel column',
      lines: [
        'Informe de campañas',
        '1 de junio de 2026 - 7 de junio de 2026',
        'Día,Campaña,Estado de la campaña,Código de moneda,Coste,Clics,Impr.,CPC medio,Conversiones,Coste/conv.,Tasa de conv.',
        '2026-06-01,Marca ES,Habilitada,EUR,"120,55",310,5400,"0,39","12,00","10,05","3,87%"',
        '2026-06-02,Genérica ES,Habilitada,EUR,"98,10",244,4100,"0,40","7,50","13,08","3,07%"',
      ],
      platform: 'Google Ads',
      mapping: {
        date: 'Día',
        campaign: 'Campaña',
        spend: 'Coste',
        clicks: 'Clics',
        conversions: 'Conversiones',
        channel: '=Google Ads',
      },
    },
    {
      name: 'Meta de, both click columns',
      lines: [
        'Beginn des Berichts,Ende des Berichts,Kampagnenname,Auslieferung der Kampagne,Reichweite,Impressionen,Ausgegebener Betrag (EUR),Klicks (alle),Link-Klicks,Ergebnisse,Ergebnisindikator,Kosten pro Ergebnis',
        '2026-06-13,2026-06-13,Prospecting DE,active,5120,7000,"120,40",300,210,14,actions:offsite_conversion.fb_pixel_purchase,"8,60"',
        '2026-06-14,2026-06-14,Retargeting DE,active,2020,3000,"60,15",150,110,9,actions:offsite_conversion.fb_pixel_purchase,"6,68"',
      ],
      platform: 'Meta Ads',
      mapping: {
        date: 'Beginn des Berichts',
        campaign: 'Kampagnenname',
        spend: 'Ausgegebener Betrag (EUR)',
        clicks: 'Link-Klicks',
        conversions: 'Ergebnisse',
        channel: '=Meta Ads',
      },
    },
    {
      name: 'Meta pl, currency in the header',
      lines: [
        'Dzień,Nazwa kampanii,Wydana kwota (PLN),Wyświetlenia,Kliknięcia linku,Kliknięcia (wszystkie),Wyniki,Koszt za wynik,CPC (koszt kliknięcia linku),Wartość konwersji zakupów',
        '2026-06-01,Wiosna,120.33,5000,101,160,7,17.19,1.19,840.00',
        '2026-06-02,Lato,98.10,4100,88,120,5,19.62,1.11,610.00',
      ],
      platform: 'Meta Ads',
      mapping: {
        date: 'Dzień',
        campaign: 'Nazwa kampanii',
        spend: 'Wydana kwota (PLN)',
        clicks: 'Kliknięcia linku',
        conversions: 'Wyniki',
        channel: '=Meta Ads',
      },
    },
    {
      name: 'Meta tr, capitals and dotless i',
      lines: [
        'Gün,Kampanya Adı,Harcanan Tutar (TRY),Gösterim,Bağlantı Tıklamaları,Tıklamalar (Tümü),Sonuçlar,Sonuç Başına Ücret,Raporlama Sonu',
        '2026-06-01,Yaz,1200.33,50000,801,960,71,16.91,2026-06-01',
        '2026-06-02,Kış,980.10,41000,688,820,55,17.82,2026-06-02',
      ],
      platform: 'Meta Ads',
      mapping: {
        date: 'Gün',
        campaign: 'Kampanya Adı',
        spend: 'Harcanan Tutar (TRY)',
        clicks: 'Bağlantı Tıklamaları',
        conversions: 'Sonuçlar',
        channel: '=Meta Ads',
      },
    },
    {
      name: 'LinkedIn de, tab separated with its preamble',
      lines: [
        'Kampagnen-Performancebericht (in UTC)',
        'Berichtsanfang: 1. Juni 2026, 0:00 Uhr',
        'Berichtsende: 7. Juni 2026, 23:59 Uhr',
        'Erstellungsdatum: 8. Juni 2026, 9:14 Uhr',
        '',
        'Startdatum (in UTC)\tKontoname\tWährung\tName der Kampagnengruppe\tKampagnenname\tStartdatum der Kampagne\tGesamtausgaben\tImpressions\tKlicks\tDurchschnittlicher CPC\tConversions\tLeads',
        '1.6.2026\tBeispiel GmbH\tEUR\tDACH\tLeads DACH\t15.1.2026\t"55,39"\t1200\t33\t"1,68"\t4\t2',
        '2.6.2026\tBeispiel GmbH\tEUR\tDACH\tLeads DACH\t15.1.2026\t"61,10"\t1310\t35\t"1,75"\t6\t3',
      ],
      platform: 'LinkedIn Ads',
      mapping: {
        date: 'Startdatum (in UTC)',
        campaign: 'Kampagnenname',
        spend: 'Gesamtausgaben',
        clicks: 'Klicks',
        conversions: 'Conversions',
        channel: '=LinkedIn Ads',
      },
    },
    {
      name: 'TikTok ja',
      lines: [
        '日付,キャンペーン名,消化金額,通貨,インプレッション数,クリック数（遷移先）,CTR（遷移先）,コンバージョン数,コンバージョン単価,コンバージョン率',
        '2026-06-01,夏セール,12033,JPY,50000,801,1.60%,71,169.48,8.86%',
        '2026-06-02,新商品,9810,JPY,41000,688,1.68%,55,178.36,7.99%',
      ],
      platform: 'TikTok Ads',
      mapping: {
        date: '日付',
        campaign: 'キャンペーン名',
        spend: '消化金額',
        clicks: 'クリック数（遷移先）',
        conversions: 'コンバージョン数',
        channel: '=TikTok Ads',
      },
    },
    {
      name: 'Microsoft Advertising API, qualified conversions only',
      lines: [
        '"Report Name: Campaign Daily"',
        '"Report Time: 6/1/2026,6/7/2026"',
        '"Time Zone: GMT+01:00"',
        '"Last Completed Available Day: 6/8/2026 11:00:00 PM (GMT)"',
        '',
        '"TimePeriod","AccountName","CampaignName","CampaignId","CurrencyCode","Impressions","Clicks","Ctr","AverageCpc","Spend","ConversionsQualified","ConversionRate","CostPerConversion","Revenue","ViewThroughConversions"',
        '"6/1/2026","Acme","Brand","1223","USD","500","22","4.40%","0.55","12.10","2.00","9.09%","6.05","80.00","1"',
        '"6/2/2026","Acme","Generic","1224","USD","400","19","4.75%","0.61","11.59","1.00","5.26%","11.59","30.00","0"',
        '"6/13/2026","Acme","Generic","1224","USD","400","19","4.75%","0.61","11.59","1.00","5.26%","11.59","30.00","0"',
      ],
      platform: 'Microsoft Ads',
      mapping: {
        date: 'TimePeriod',
        campaign: 'CampaignName',
        spend: 'Spend',
        clicks: 'Clicks',
        conversions: 'ConversionsQualified',
        channel: '=Microsoft Ads',
      },
    },
    {
      name: 'Amazon Ads es, sponsored products',
      lines: [
        'Fecha,Nombre de la cartera,Moneda,Nombre de la campaña,Impresiones,Clics,Tasa de clics (CTR),Coste por clic (CPC),Gasto,Ventas totales de 7 días ,Coste publicitario de las ventas (ACOS) total ,Total de pedidos de 7 días (n.º),Total de unidades de 7 días (n.º),Tasa de conversión de 7 días',
        '2026-06-01,Sin cartera,EUR,SP - Auto,1200,33,"2,75%","0,42 €","13,86 €","120,00 €","11,55%",4,5,"12,12%"',
        '2026-06-02,Sin cartera,EUR,SP - Manual,900,21,"2,33%","0,51 €","10,71 €","60,00 €","17,85%",2,2,"9,52%"',
      ],
      platform: 'Amazon Ads',
      mapping: {
        date: 'Fecha',
        campaign: 'Nombre de la campaña',
        spend: 'Gasto',
        clicks: 'Clics',
        conversions: 'Total de pedidos de 7 días (n.º)',
        channel: '=Amazon Ads',
      },
    },
    {
      name: 'Yandex Direct ru',
      lines: [
        'День;Кампания;№ Кампании;Показы;Клики;CTR (%);Расход (руб.);Ср. цена клика (руб.);Конверсии;Цена цели (руб.);Конверсия (%)',
        '01.06.2026;Бренд;701234;1200;88;7,33;1203,50;13,68;12;100,29;13,64',
        '15.06.2026;Общие;701235;900;41;4,56;980,10;23,90;6;163,35;14,63',
      ],
      platform: 'Yandex Direct',
      mapping: {
        date: 'День',
        campaign: 'Кампания',
        spend: 'Расход (руб.)',
        clicks: 'Клики',
        conversions: 'Конверсии',
        channel: '=Yandex Direct',
      },
    },
    {
      name: "an agency's sheet in Swedish",
      lines: [
        'Datum;Kanal;Kampanj;Budget;Kostnad (SEK);Klick;Snitt-CPC;Konverteringar;Konverteringsgrad',
        '2026-06-01;Google;Varumärke;500,00;412,50;88;4,69;12;13,6 %',
        '2026-06-02;Meta;Sommar;800,00;733,10;210;3,49;18;8,6 %',
      ],
      platform: null,
      mapping: {
        date: 'Datum',
        campaign: 'Kampanj',
        channel: 'Kanal',
        spend: 'Kostnad (SEK)',
        clicks: 'Klick',
        conversions: 'Konverteringar',
      },
    },
    {
      name: 'Google Ads zh-CN',
      lines: [
        '广告系列报告',
        '2026年6月1日 - 2026年6月7日',
        '日期,广告系列,广告系列状态,货币代码,费用,点击次数,展示次数,平均每次点击费用,转化次数,每次转化费用,转化率',
        '2026-06-01,品牌,已启用,CNY,"1,203.50",88,1200,13.68,12.00,100.29,13.64%',
        '2026-06-02,通用,已启用,CNY,980.10,41,900,23.90,6.00,163.35,14.63%',
      ],
      platform: 'Google Ads',
      mapping: {
        date: '日期',
        campaign: '广告系列',
        spend: '费用',
        clicks: '点击次数',
        conversions: '转化次数',
        channel: '=Google Ads',
      },
    },
    {
      name: 'Google Ads ko with campaign type',
      lines: [
        '캠페인 보고서',
        '2026년 6월 1일 - 2026년 6월 7일',
        '일,캠페인,캠페인 유형,통화 코드,비용,클릭수,노출수,평균 CPC,전환,전환당비용,전환율',
        '2026-06-01,브랜드,검색,KRW,"12,035",88,1200,136,12.00,"1,002",13.64%',
        '2026-06-02,일반,디스플레이,KRW,"9,801",41,900,239,6.00,"1,633",14.63%',
      ],
      platform: 'Google Ads',
      mapping: {
        date: '일',
        campaign: '캠페인',
        spend: '비용',
        clicks: '클릭수',
        conversions: '전환',
        channel: '=Google Ads',
      },
    },
    {
      name: 'a plain sheet that no platform can be told from',
      lines: ['Date,Campaign,Spend,Clicks', '2026-06-01,Brand,12.50,22', '2026-06-02,Generic,11.59,19'],
      platform: null,
      mapping: { date: 'Date', campaign: 'Campaign', spend: 'Spend', clicks: 'Clicks' },
    },
    {
      name: 'Google Ads fi by week',
      lines: [
        'Kampanjaraportti',
        '1. kesäkuuta 2026 - 28. kesäkuuta 2026',
        'Viikko,Kampanja,Valuuttakoodi,Kustannus,Klikkaukset,Näyttökerrat,Keskim. CPC,Konversiot,Hinta/konv.',
        '2026-06-01,Brändi,EUR,"412,50",88,1200,"4,69","12,00","34,38"',
        '2026-06-08,Yleinen,EUR,"733,10",210,2900,"3,49","18,00","40,73"',
      ],
      platform: 'Google Ads',
      mapping: {
        campaign: 'Kampanja',
        spend: 'Kustannus',
        clicks: 'Klikkaukset',
        conversions: 'Konversiot',
        channel: '=Google Ads',
      },
    },
    {
      name: 'Reddit, click-through and view-through side by side',
      lines: [
        'Date,Campaign Name,Campaign Start Date,Amount Spent (USD),Impressions,Clicks,CPC (USD),Purchase (View-through),Purchase (Click-through),Purchase Total Value',
        '2026-06-01,Launch,2026-05-01,120.33,50000,301,0.40,3,7,840.00',
        '2026-06-02,Always on,2026-01-01,98.10,41000,288,0.34,2,5,610.00',
      ],
      platform: 'Reddit Ads',
      mapping: {
        date: 'Date',
        campaign: 'Campaign Name',
        spend: 'Amount Spent (USD)',
        clicks: 'Clicks',
        conversions: 'Purchase (Click-through)',
        channel: '=Reddit Ads',
      },
    },
    {
      name: 'Pinterest fr with its daily budget',
      lines: [
        'Date,Nom de la campagne,Budget quotidien,Dépense dans la devise du compte,Impressions,Clics sur l’épingle,Clics sortants,CTR,Conversions totales (Paiement),Valeur totale des conversions',
        '2026-06-01,Été,50.00,41.33,5000,101,80,1.6%,7,340.00',
        '2026-06-02,Déco,50.00,48.10,4100,88,61,1.5%,5,210.00',
      ],
      platform: 'Pinterest Ads',
      mapping: {
        date: 'Date',
        campaign: 'Nom de la campagne',
        spend: 'Dépense dans la devise du compte',
        clicks: 'Clics sortants',
        conversions: 'Conversions totales (Paiement)',
        channel: '=Pinterest Ads',
      },
    },
  ];

describe('the suggested mapping of', () => {
  it.each(EXPORTS)('$name', ({ lines, platform, mapping }) => {
    const profile = inspected(lines);
    expect(profile.platform?.name ?? null).toBe(platform);
    const columns = Object.entries(suggestMapping(profile))
      .filter(([field]) => field !== 'currency')
      .map(([field, { source, constant }]) => [field, source ?? `=${constant}`]);
    expect(Object.fromEntries(columns)).toEqual(mapping);
  });
});

function inspected(lines: string[]): FileProfile {
  const inspector = new FileInspector();
  inspector.push(new TextEncoder().encode(lines.join('\n')));
  return inspector.end();
}
