import type { RankedNames } from './ranked-names';

export const DATE_NAMES: RankedNames = [
  [
    100,
    'Day|Date|By day|Par jour|Nach Tag|Por día|Por dia|Per giorno|Per dag|Według dnia|Güne göre|按天|日別|天數|Ημέρα|Ημερομηνία|Nap|Dátum|Zi|Ziua|Dată|Дата|Deň|Gregorian date|Gregorianisches Datum|Date grégorienne|Fecha gregoriana|Data gregoriana|Date (UTC)|Day (UTC)|Tag|Datum|Jour|Día|Fecha|Dia|Data|Giorno|Dag|Dzień|Dato|Päivä|Päivämäärä|Pvm|Den|Gün|Tarih|День|Дата|日|日付|日別|日期|天|일|날짜|일자|일별|Datum (UTC)|Journée',
  ],
  [
    96,
    'Time period|Report date|Reporting date|Date de rapport|Data raportu|Performance date|Activity date|Event date|Stat date|Date of activity|Report day|Reporting day|Rapporteringsdatum|統計日|报告日期|보고일',
  ],
  [
    92,
    'Start date (in UTC)|Start date (UTC)|Begindatum (in UTC)|Startdatum (in UTC)|Anfangsdatum (in UTC)|Date de début (en UTC)|Date de début (UTC)|Data de início (em UTC)|Fecha de inicio (en UTC)|Data di inizio (in UTC)|Data rozpoczęcia (w UTC)|Startdato (i UTC)|Startdatum (i UTC)|Дата начала (UTC)|開始日(UTC)',
  ],
  [
    88,
    'Reporting starts|Début des rapports|Début du rapport|Início dos relatórios|Início do relatório|Inicio del informe|Inicio de los informes|Auswertungsbeginn|Berichtsbeginn|Beginn des Berichts|Berichtsstart|Inizio del report|Inizio dei report|Inizio reportistica|Begin van de rapportage|Begin rapportage|Begin van rapportage|Początek okresu raportowania|Początek raportowania|Rozpoczęcie raportowania|Rapporteringen startar|Rapporteringsstart|Rapportering starter|Raportointi alkaa|Začátek vykazování|Raporlama başlangıcı|Начало отчетности|Дата начала отчетности|レポート開始日|レポート開始|报告开始日期|報告開始日期|보고 시작',
  ],
  [84, 'Start time|Time|Timestamp|Datetime|Heure|Hora'],
  [
    80,
    'Start date|Startdatum|Begindatum|Date de début|Fecha de inicio|Data de início|Data inizio|Data di inizio|Data rozpoczęcia|Startdato|開始日|开始日期|시작일',
  ],
];
