import type { RankedNames } from './ranked-names';

export const CURRENCY_NAMES: RankedNames = [
  [
    100,
    'Currency|Currency code|Account currency|Währung|Währungscode|Kontowährung|Devise|Code devise|Code de devise|Código da moeda|Código de moeda|Moeda|Moneda|Código de moneda|Valuta|Codice valuta|Valutacode|Waluta|Kod waluty|Valutakod|Valutakode|Valuuttakoodi|Valuutta|Měna|Kód měny|Para birimi|Para birimi kodu|Валюта|Код валюты|通貨|通貨コード|货币|货币代码|貨幣代碼|幣別|통화|통화 코드',
  ],
];
