import type { RankedNames } from './ranked-names';

export const CHANNEL_NAMES: RankedNames = [
  [
    100,
    'Channel|Channel name|Κανάλι|Csatorna|渠道|管道|Media channel|Marketing channel|Advertising channel|Ad channel|Kanal|Werbekanal|Marketingkanal|Canal|Canal de marketing|Canale|Kanaal|Kanał|Kanava|Kanál|Канал|チャネル|チャンネル|渠道|渠道名称|通路|채널|매체',
  ],
  [
    94,
    'Source / medium|Session source / medium|Session source/medium|First user source / medium|Traffic source|Session source|UTM source|Source|Quelle|Quelle / Medium|Origen|Fuente|Origem|Fonte|Bron|Źródło|Källa|Источник|参照元/メディア|来源',
  ],
  [
    90,
    'Network|Platform|Ad platform|Advertising platform|Ad network|Publisher|Publisher platform|Media source|Plattform|Netzwerk|Werbenetzwerk|Plateforme|Réseau|Plataforma|Red|Rede|Piattaforma|Rete|Platforma|Alusta|Platform adı|Платформа|Площадка|Medium|Medien|媒体|媒體|プラットフォーム|平台|플랫폼',
  ],
  [
    80,
    'Session default channel group|Default channel group|Channel group|Channel grouping|Default channel grouping',
  ],
];
