import type { RankedNames } from './ranked-names';

export const CONVERSIONS_NAMES: RankedNames = [
  [
    100,
    'Conversions|Conversion|Μετατροπές|Konverziók|Conversii|Конверсії|Konverzie|Conv.|Conversionen|Konversionen|Conversões|Conversiones|Conversioni|Conversies|Konwersje|Konverteringar|Konverteringer|Konversiot|Konverze|Dönüşümler|Dönüşüm|Конверсии|Конверсий|Конверсия|Достижения целей|コンバージョン|コンバージョン数|CV数|CV|转化次数|转化|转化数|轉換|轉換次數|전환|전환수|전환 수',
  ],
  [
    97,
    'Total conversions|Total conversion|Conversions (total)|Gesamtkonversionen|Conversions totales|Total de conversões|Conversiones totales|Conversioni totali|Totaal aantal conversies|Łączne konwersje|Conversions qualified|ConversionsQualified|合計コンバージョン|총 전환수',
  ],
  [
    94,
    'Total conversions (Checkout)|Conversions totales (Paiement)|Conversions totales (Passage en caisse)|Gesamtkonversionen (Checkout)|Conversiones totales (Finalización de compra)|Conversiones totales (Pago)|Conversioni totali (Checkout)|Total checkouts|Checkouts|Complete payment|Complete payments|Key events|Schlüsselereignisse|Événements clés|Eventos clave|Eventos principais|Eventi chiave|キーイベント',
  ],
  [
    90,
    'Results|Result|Résultats|Resultados|Ergebnisse|Risultati|Resultaten|Wyniki|Resultat|Resultater|Tulokset|Výsledky|Sonuçlar|Результаты|Результат|結果|成果|成效|결과',
  ],
  [
    86,
    'Purchases|Purchase|Website purchases|Purchase (Click-through)|Purchases (Click-through)|Achats|Compras|Käufe|Acquisti|Aankopen|Zakupy|Köp|Køb|Kjøp|Ostot|Nákupy|Satın almalar|Покупки|購入|購入数|购物|购买次数|購買|구매',
  ],
  [
    84,
    '14 day total orders (#)|7 day total orders (#)|30 day total orders (#)|1 day total orders (#)|Total orders|Orders|Total de pedidos de 7 días (n.º)|Total de pedidos de 14 días (n.º)|Pedidos totales de 7 días (n.º)|Total des commandes sur 7 jours (nº)|Total des commandes sur 14 jours (nº)|Total des commandes sur 7 jours (#)|Bestellungen insgesamt innerhalb von 7 Tagen (#)|7 Tage, Aufträge insgesamt (#)|14 Tage, Aufträge insgesamt (#)|7-Tage-Bestellungen insgesamt (#)|Totale ordini di 7 giorni (#)|Ordini totali di 7 giorni (#)|Total de pedidos em 7 dias (nº)|7日間の総注文数(#)|広告がクリックされてから7日間の総注文数|Commandes|Pedidos|Bestellungen|Ordini|Bestellingen|Zamówienia|注文数',
  ],
  [82, 'Installs (total)|Total installs|Installs'],
  [
    80,
    'Installs (tap-through)|Tap-through installs|Approved conversion|Approved conversions|Post-click conversions|Click-through conversions|Conversions (click)|Last click conversions',
  ],
  [
    74,
    'Leads|Contacts|Sign ups|Signups|Registrations|Sales|Ventes|Ventas|Vendas|Vendite|Verkäufe|コンバージョン(現在のモデル)|All conversions|All conv.|All conversions qualified|AllConversionsQualified|Alle Conversions|Toutes les conv.|Todas las conv.|Prospects|Lead',
  ],
  [60, '14 day total units (#)|7 day total units (#)|Total de unidades de 7 días (n.º)'],
];
