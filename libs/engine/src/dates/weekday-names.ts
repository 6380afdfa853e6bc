import { plainWords } from './plain-words';

const WEEKDAYS = new Set(
  plainWords(
    'monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun ' +
      'montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sonnabend sa sonntag so ' +
      'lundi lun mardi mar mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim ' +
      'lunes martes miércoles mié jueves jue viernes vie sábado sáb domingo dom ' +
      'segunda seg terça ter quarta qua quinta qui sexta sex feira ' +
      'lunedì martedì mercoledì giovedì gio venerdì sabato sab domenica ' +
      'maandag ma dinsdag woensdag wo donderdag vrijdag vr zaterdag za zondag zo ' +
      'poniedziałek pon pn wtorek wt środa śr czwartek czw cz piątek pt sobota sob sb niedziela niedz nd ' +
      'pondělí po úterý út středa st čtvrtek čt pátek pá neděle ne pondelok utorok streda štvrtok piatok nedeľa ' +
      'måndag tisdag onsdag torsdag fredag lördag söndag mån tis ons tors tor fre lör sön mandag man tirsdag tir lørdag søndag ' +
      'maanantai maanantaina tiistai tiistaina ti keskiviikko keskiviikkona ke torstai torstaina to perjantai perjantaina pe lauantai lauantaina la sunnuntai sunnuntaina su ' +
      'pazartesi pzt salı sal çarşamba çar perşembe per cuma cum cumartesi cmt pazar paz ' +
      'hétfő kedd szerda szo csütörtök péntek szombat szo vasárnap luni marți mar miercuri joi vineri vin sâmbătă sâm duminică dum ' +
      'понедельник пн вторник вт среда ср четверг чт пятница пт суббота сб воскресенье вс понеділок вівторок середа четвер пʼятниця субота неділя нд ' +
      'δευτέρα δευ τρίτη τρι τετάρτη τετ πέμπτη πεμ παρασκευή παρ σάββατο σαβ κυριακή κυρ ' +
      '日 月 火 水 木 金 土 日曜日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 일 월 화 수 목 금 토 일요일 월요일 화요일 수요일 목요일 금요일 토요일 ' +
      '星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六 周日 週一 週二 週三 週四 週五 週六 週日',
  ).split(' '),
);

const FILLERS = new Set('de del of the st nd rd th er den le di r г года р року'.split(' '));

export function isWeekday(word: string): boolean {
  return WEEKDAYS.has(word);
}

/** Whether the plain word may stand in a written date beside day, month and year. */
export function isDateFiller(word: string): boolean {
  return FILLERS.has(word) || WEEKDAYS.has(word);
}
