import { plainWords } from './plain-words';

/** Month names and abbreviations of the languages ad platforms export in, without points, January first. */
const NAMES: string[] = [
  'january jan januar janvier janv enero ene janeiro gennaio gen januari stycznia styczeń sty leden ledna ocak oca tammikuuta tammikuu tammi ianuarie ian január januára gener январь января янв січень січня січ януари ιανουάριος ιανουαρίου ιαν يناير ינואר בינואר',
  'february feb februar februari février févr fév febrero fevereiro fev febbraio lutego luty lut únor února úno şubat şub helmikuuta helmikuu helmi februarie február februára febrer февраль февраля фев февр лютий лютого лют февруари φεβρουάριος φεβρουαρίου φεβ فبراير פברואר בפברואר',
  'march mar marz märz mrz mär mars marzo março marco maart mrt marca marzec březen března bře mart maaliskuuta maaliskuu maalis martie március márc marec març март марта мар березень березня бер μάρτιος μαρτίου μαρ مارس מרץ במרץ',
  'april apr avril avr abril abr aprile kwietnia kwiecień kwi duben dubna dub nisan nis huhtikuuta huhtikuu huhti aprilie április ápr apríla апрель апреля апр квітень квітня квіт кві април απρίλιος απριλίου απρ أبريل אפריל באפריל',
  'may mai mayo maio maggio mag mei maj maja květen května kvě mayıs toukokuuta toukokuu touko május máj mája maig май мая травень травня трав тра μάιος μαΐου μαι مايو מאי במאי',
  'june jun juni juin junio junho giugno giu czerwca czerwiec cze červen června cvn haziran haz kesäkuuta kesäkuu kesä iunie iun június júni jún júna juny junij июнь июня июн червень червня черв чер юни ιούνιος ιουνίου ιουν يونيو יוני ביוני',
  'july jul juli juillet juil julio julho luglio lug lipca lipiec lip červenec července cvc temmuz tem heinäkuuta heinäkuu heinä iulie iul július júli júl júla juliol julij июль июля июл липень липня юли ιούλιος ιουλίου ιουλ يوليو יולי ביולי',
  'august aug août aout agosto ago augustus augusti sierpnia sierpień sie srpen srpna srp ağustos ağu elokuuta elokuu elo augusztus augusta agost avgust август августа авг серпень серпня серп сер αύγουστος αυγούστου αυγ أغسطس אוגוסט באוגוסט',
  'september sep sept septembre septiembre setembro set settembre września wrzesień wrz září zář eylül eyl syyskuuta syyskuu syys septembrie szeptember szept septembra setembre сентябрь сентября сен сент вересень вересня вер септември σεπτέμβριος σεπτεμβρίου σεπ σεπτ سبتمبر ספטמבר בספטמבר',
  'october oct oktober okt octobre octubre outubro out ottobre ott października październik paź říjen října říj ekim eki lokakuuta lokakuu loka octombrie október októbra октябрь октября окт жовтень жовтня жовт жов октомври οκτώβριος οκτωβρίου οκτ أكتوبر אוקטובר באוקטובר',
  'november nov novembre noviembre novembro listopada listopad lis listopadu kasım kas marraskuuta marraskuu marras noiembrie noi novembra ноябрь ноября ноя нояб листопада лист лис ноември νοέμβριος νοεμβρίου νοε نوفمبر נובמבר בנובמבר',
  'december dec dezember dez décembre déc diciembre dic dezembro dicembre desember des grudnia grudzień gru prosinec prosince pro aralık ara joulukuuta joulukuu joulu decembrie decembra desembre декабрь декабря дек грудень грудня груд гру декември δεκέμβριος δεκεμβρίου δεκ ديسمبر דצמבר בדצמבר',
];

const MONTHS = new Map(
  NAMES.flatMap((names, month) =>
    plainWords(names)
      .split(' ')
      .map((name) => [name, month + 1] as const),
  ),
);

/** 1 to 12, or 0 where the plain word names no month. */
export function monthOf(word: string): number {
  return MONTHS.get(word) ?? 0;
}
