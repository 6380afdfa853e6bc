/** Month names and abbreviations of the languages ad platforms export in, without points and accents, January first. */
const NAMES: string[][] = [
  'january jan januar janvier janv enero ene janeiro gennaio gen januari stycznia styczen sty leden ledna ocak'.split(
    ' ',
  ),
  'february feb februar februari fevrier fevr fev febrero fevereiro febbraio lutego luty lut unor unora subat'.split(
    ' ',
  ),
  'march mar marz mrz marts mars marzo marco maart mrt marca marzec brezen brezna mart'.split(' '),
  'april apr avril avr abril abr aprile kwietnia kwiecien kwi duben dubna nisan'.split(' '),
  'may mai mayo maio maggio mag mei maj maja kveten kvetna mayis'.split(' '),
  'june jun juni juin junio junho giugno giu czerwca czerwiec cze cerven cervna haziran'.split(' '),
  'july jul juli juillet juil julio julho luglio lug lipca lipiec lip cervenec cervence temmuz'.split(' '),
  'august aug aout agosto ago augustus augusti sierpnia sierpien sie srpen srpna agustos'.split(' '),
  'september sep sept septembre septiembre setembro set settembre wrzesnia wrzesien wrz zari eylul'.split(
    ' ',
  ),
  'october oct oktober okt octobre octubre outubro out ottobre ott pazdziernika pazdziernik paz rijen rijna ekim'.split(
    ' ',
  ),
  'november nov novembre noviembre novembro listopada listopad lis kasim'.split(' '),
  'december dec dezember dez decembre diciembre dic dezembro dicembre desember des grudnia grudzien gru prosinec prosince aralik'.split(
    ' ',
  ),
];

const MONTHS = new Map(NAMES.flatMap((names, month) => names.map((name) => [name, month + 1] as const)));

const WEEKDAYS = new Set(
  (
    'monday mon montag mo lundi lun lunes segunda seg lunedi maandag ma poniedzialek pon pn tuesday tue tues dienstag di mardi martes terca ter martedi dinsdag ' +
    'wtorek wt wednesday wed mittwoch mi mercredi mer miercoles mie quarta qua mercoledi woensdag wo sroda sr thursday thu thur thurs donnerstag do jeudi jeu jueves jue ' +
    'quinta qui giovedi gio donderdag czwartek czw cz friday fri freitag fr vendredi ven viernes vie sexta sex venerdi vrijdag vr piatek pt saturday sat samstag sa samedi sam ' +
    'sabado sab sabato zaterdag za sobota sob sb sunday sun sonntag so dimanche dim domingo dom domenica zondag zo niedziela nd niedz feira mar'
  ).split(' '),
);

const FILLERS = new Set(['de', 'del', 'of', 'the', 'st', 'nd', 'rd', 'th', 'er', 'den', 'le', 'di', 'r']);

/** 1 to 12, or 0 where the word names no month. */
export function monthOf(word: string): number {
  return MONTHS.get(word) ?? 0;
}

/** Whether the word may stand in a written date beside day, month and year. */
export function isDateFiller(word: string): boolean {
  return FILLERS.has(word) || WEEKDAYS.has(word);
}
