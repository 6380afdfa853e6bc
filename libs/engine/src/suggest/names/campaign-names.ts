import type { RankedNames } from './ranked-names';

export const CAMPAIGN_NAMES: RankedNames = [
  [
    100,
    'Campaign|Campaign name|Kampány|Kampány neve|Campanie|Numele campaniei|Кампанія|Назва кампанії|Καμπάνια|Όνομα καμπάνιας|Kampaň|推廣活動|Campaigns|Kampagne|Kampagnenname|Name der Kampagne|Campagne|Nom de la campagne|Nom de campagne|Nombre de la campaña|Nombre de campaña|Campaña|Campanha|Nome da campanha|Campagna|Nome campagna|Nome della campagna|Campagnenaam|Naam campagne|Naam van campagne|Kampania|Nazwa kampanii|Kampanj|Kampanjnamn|Kampagnenavn|Kampanje|Kampanjenavn|Navn på kampagne|Kampanja|Kampanjan nimi|Kampaň|Název kampaně|Kampanya|Kampanya adı|Кампания|Название кампании|Имя кампании|Рекламная кампания|キャンペーン|キャンペーン名|广告系列|广告系列名称|广告活动|广告活动名称|推广计划|推广计划名称|计划名称|廣告活動|廣告活動名稱|行銷活動名稱|캠페인|캠페인 이름|캠페인명',
  ],
  [
    96,
    'Session campaign|Session campaign name|Campaign (session)|UTM campaign|First user campaign|Session manual campaign name|Session Google Ads campaign',
  ],
  [
    90,
    'Insertion order|Insertion order name|Campaign group name|Campaign group|Kampagnengruppe|Name der Kampagnengruppe',
  ],
  [
    70,
    'Campaign ID|XYZ campaign ID|FB campaign ID|Kampagnen-ID|ID de campagne|ID de la campaña|ID da campanha|ID kampanii|№ Кампании',
  ],
];
