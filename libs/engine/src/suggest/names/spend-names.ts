import type { RankedNames } from './ranked-names';

export const SPEND_NAMES: RankedNames = [
  [
    100,
    'Cost|Costs|Spend|Spent|Ausgaben gesamt|Költség|Elköltött összeg|Cheltuieli|Suma cheltuită|Витрати|Вартість|Витрачена сума|Κόστος|Δαπάνη|Ποσό που δαπανήθηκε|Amount spent|Total spent|Ad spend|Adspend|Media spend|Total spend|Total cost|Kosten|Ausgaben|Werbeausgaben|Ausgegebener Betrag|Coût|Coûts|Dépense|Dépenses|Montant dépensé|Coste|Costes|Costo|Costos|Gasto|Importe gastado|Inversión|Custo|Custos|Valor usado|Valor gasto|Montante gasto|Investimento|Costi|Spesa|Importo speso|Speso|Uitgaven|Besteed bedrag|Totaal besteed|Koszt|Koszty|Wydatki|Wydana kwota|Kwota wydana|Kostnad|Kostnader|Spenderat belopp|Använt belopp|Omkostning|Omkostninger|Forbrug|Anvendt beløb|Brugt beløb|Beløb brugt|Beløp brukt|Brukt beløp|Kustannus|Kustannukset|Kulut|Käytetty summa|Náklady|Útrata|Utracená částka|Vynaložená částka|Maliyet|Harcama|Harcanan tutar|Стоимость|Расход|Расходы|Затраты|Потрачено|Потраченная сумма|Сумма затрат|費用|消化金額|ご利用金額|コスト|利用金額|广告费用|费用|花费|花費|消费|消耗|已花费金额|支出|花費金額|비용|총비용|총비용(VAT포함)|총비용(VAT포함,원)|총 비용|광고비|지출 금액|지출액',
  ],
  [
    96,
    "Spend in account currency|Amount spent in account currency|Google Ads cost|Ads cost|Cost in account currency|Media budget spent|Total gastado|Total dépensé|Total gasto|Gesamtausgaben|Gesamtkosten|Ausgaben insgesamt|Totale speso|Spesa totale|Dépense dans la devise du compte|Dépenses dans la devise du compte|Ausgaben in Kontowährung|Gasto en la moneda de la cuenta|Inversión en la moneda de la cuenta|Gasto na moeda da conta|Spesa nella valuta dell'account|Uitgaven in accountvaluta|Totalt spenderat|Samlet forbrug|Totalt brukt|Łącznie wydano|Toplam harcama|Всего потрачено|合計費用|アカウント通貨での消化金額",
  ],
  [
    92,
    'Revenue (Adv Currency)|Revenue (Advertiser Currency)|Total media cost (Advertiser Currency)|Advertiser cost|Advertiser cost (Adv Currency)|Advertiser cost in advertiser currency',
  ],
  [90, 'Hinta|Pris|Cena|Ad cost|Campaign cost|Campaign spend|Tutar'],
  [
    86,
    'Media cost|Media cost (Advertiser Currency)|Media cost (Adv Currency)|Billed cost|Billable cost|Net spend|Net cost|Gross spend|Gross cost',
  ],
];
