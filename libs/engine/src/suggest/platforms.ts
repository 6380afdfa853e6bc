import { headerWords } from './header-words';

export interface Platform {
  id: string;
  name: string;
  /** Order of day and month in this file's language; null where the platform writes ISO dates or is silent. */
  dateOrder: 'DMY' | 'MDY' | null;
  /** The file's language puts the day first. */
  dayFirst: boolean;
}

/** One way to know a platform: all of these header names (as `headerWords` writes them), or a preamble that starts so. */
interface Sign {
  id: string;
  name: string;
  headers?: string[];
  preamble?: RegExp;
}

const SIGNS: Sign[] = [
  { id: 'microsoft', name: 'Microsoft Ads', headers: ['gregorian date'] },
  {
    id: 'microsoft',
    name: 'Microsoft Ads',
    headers: ['campaign name', 'time period'],
    preamble: /^report name:/,
  },
  { id: 'apple', name: 'Apple Search Ads', headers: ['taps'] },
  { id: 'snapchat', name: 'Snapchat Ads', headers: ['swipe ups'] },
  { id: 'tiktok', name: 'TikTok Ads', headers: ['clicks (destination)'] },
  { id: 'tiktok', name: 'TikTok Ads', headers: ['cost', 'complete payment'] },
  { id: 'pinterest', name: 'Pinterest Ads', headers: ['spend in account currency'] },
  { id: 'pinterest', name: 'Pinterest Ads', headers: ['pin clicks'] },
  { id: 'dv360', name: 'Display & Video 360', headers: ['revenue (adv currency)'] },
  {
    id: 'dv360',
    name: 'Display & Video 360',
    headers: ['insertion order', 'media cost (advertiser currency)'],
  },
  { id: 'cm360', name: 'Campaign Manager 360', headers: ['media cost', 'campaign', 'placement'] },
  { id: 'ga4', name: 'Google Analytics 4', headers: ['session campaign'] },
  { id: 'ga4', name: 'Google Analytics 4', headers: ['session source / medium'] },
  { id: 'amazon', name: 'Amazon Ads', headers: ['7 day total orders (#)'] },
  { id: 'amazon', name: 'Amazon Ads', headers: ['14 day total orders (#)'] },
  { id: 'criteo', name: 'Criteo', headers: ['exposed users', 'displays'] },
  { id: 'criteo', name: 'Criteo', headers: ['advertiser', 'displays', 'sales'] },
  { id: 'criteo', name: 'Criteo', headers: ['コンバージョン（現在のモデル）'] },
  { id: 'taboola', name: 'Taboola', headers: ['visible impressions', 'spent'] },
  { id: 'taboola', name: 'Taboola', headers: ['actual cpc', 'spent'] },
  {
    id: 'outbrain',
    name: 'Outbrain',
    headers: ['campaign name', 'spend', 'ctr', 'average cpc', 'conversion rate'],
  },
  { id: 'reddit', name: 'Reddit Ads', headers: ['campaign name', 'e cpm'] },
  { id: 'hubspot', name: 'HubSpot Ads', headers: ['network', 'contacts'] },
  { id: 'spotify', name: 'Spotify Ads', headers: ['campaign name', 'spend', 'streams'] },
  {
    id: 'spotify',
    name: 'Spotify Ads',
    headers: ['campaign name', 'spend', 'purchases'],
    preamble: /^report [a-z ]+:/,
  },
  { id: 'spotify', name: 'Spotify Ads', preamble: /spotify/ },
  { id: 'linkedin', name: 'LinkedIn Ads', headers: ['start date (in utc)'] },
  { id: 'linkedin', name: 'LinkedIn Ads', headers: ['begindatum (in utc)'] },
  { id: 'linkedin', name: 'LinkedIn Ads', headers: ['total spent', 'clicks to landing page'] },
  { id: 'linkedin', name: 'LinkedIn Ads', headers: ['totaal besteed'] },
  { id: 'linkedin', name: 'LinkedIn Ads', headers: ['total spent', 'campaign group name'] },
  { id: 'x', name: 'X Ads', headers: ['time period', 'funding source name'] },
  { id: 'x', name: 'X Ads', headers: ['time', 'campaign url', 'engagements'] },
  { id: 'x', name: 'X Ads', headers: ['time period', 'link clicks'] },
  { id: 'x', name: 'X Ads', headers: ['fecha', 'importe gastado'] },
  { id: 'meta', name: 'Meta Ads', headers: ['amount spent', 'link clicks'] },
  { id: 'meta', name: 'Meta Ads', headers: ['amount spent', 'clicks (all)'] },
  { id: 'meta', name: 'Meta Ads', headers: ['amount spent', 'reporting starts'] },
  { id: 'meta', name: 'Meta Ads', headers: ['amount spent', 'reach'] },
  { id: 'meta', name: 'Meta Ads', headers: ['amount spent', 'results'] },
  { id: 'meta', name: 'Meta Ads', headers: ['montant depense'] },
  { id: 'meta', name: 'Meta Ads', headers: ['importe gastado'] },
  { id: 'meta', name: 'Meta Ads', headers: ['ausgegebener betrag'] },
  { id: 'meta', name: 'Meta Ads', headers: ['valor usado'] },
  { id: 'meta', name: 'Meta Ads', headers: ['importo speso'] },
  { id: 'meta', name: 'Meta Ads', headers: ['消化金額'] },
  { id: 'meta', name: 'Meta Ads', headers: ['fb campaign id'] },
  {
    id: 'google',
    name: 'Google Ads',
    preamble:
      /^(?:campaign|ad group|ad|keyword|search keyword|search terms|asset association|asset|account|display keyword|landing page|geographic|time) (?:report|performance)$|^(?:kampagnen|anzeigengruppen|suchbegriff|keyword)[\p{L}-]*bericht$|^rapport sur |^relatorio d[aeo] |^termos de pesquisa$|^palavra-chave de pesquisa$|^informe de |^report (?:sulle|delle|sui) |キャンペーン レポート/u,
  },
  { id: 'google', name: 'Google Ads', headers: ['campaign type', 'campaign status'] },
  { id: 'google', name: 'Google Ads', headers: ['campaign type', 'currency code', 'cost'] },
  { id: 'google', name: 'Google Ads', headers: ['avg. cpc', 'conv. rate', 'cost'] },
  { id: 'google', name: 'Google Ads', headers: ['impr.', 'avg. cpc'] },
  { id: 'google', name: 'Google Ads', headers: ['impr.', 'cost / conv.'] },
  { id: 'google', name: 'Google Ads', headers: ['campanha', 'impr.', 'custo'] },
  { id: 'google', name: 'Google Ads', headers: ['custo', 'cpc med.'] },
  { id: 'google', name: 'Google Ads', headers: ['nome do grupo de campanhas', 'custo'] },
  { id: 'google', name: 'Google Ads', headers: ['kampagne', 'kosten', 'durchschn. cpc'] },
  { id: 'google', name: 'Google Ads', headers: ['campagne', 'cout', 'clics', 'impr.'] },
  { id: 'google', name: 'Google Ads', headers: ['キャンペーン', '費用', 'クリック数'] },
];

const DAY_FIRST_WORDS =
  /^(?:begindatum|campagnenaam|totaal|klikken|datum|kampagne|kosten|klicks|jour|nom de|date de|campagne|cout|montant|dia|data|nome|campanha|custo|fecha|nombre|campana|importe|costo|kampania|koszt|dzien|giorno|spesa)/;
const WRITES_LOCAL_DATES = new Set(['linkedin', 'microsoft']);

/** The ad platform that the header and the lines above it show; null for an unknown one. */
export function detectPlatform(names: string[], preamble: string[]): Platform | null {
  const words = new Set(names.map(headerWords));
  const lines = preamble.map(headerWords);
  const sign = SIGNS.find(
    ({ headers, preamble: title }) =>
      (headers ?? []).every((name) => words.has(name)) &&
      (headers || title ? !title || lines.some((line) => title.test(line)) : false),
  );
  if (!sign) return null;
  const dayFirst = [...words].some((word) => DAY_FIRST_WORDS.test(word));
  return {
    id: sign.id,
    name: sign.name,
    dayFirst,
    dateOrder: WRITES_LOCAL_DATES.has(sign.id) ? (dayFirst ? 'DMY' : 'MDY') : null,
  };
}
