/** An encoding of one byte a character, with the letters beyond ASCII of each language that is written in it. */
export interface Alphabets {
  encoding: string;
  /** Lower case; one string a language. */
  languages: string[];
  /** Languages, and mixtures of them, that are less likely. */
  seldom?: string[];
}

const WESTERN = [
  'àâçéèêëîïôùûüÿœæ',
  'áéíñóúü',
  'àçèéíïòóúü',
  'ãõáâàçéêíóôú',
  'àèéìòù',
  'äöüß',
  'ëïéèöüáó',
  'åäöé',
  'æøåéö',
];
const ICELANDIC = 'áéíóúýþæöð';
/** Campaigns of one file may be named in several languages of Western Europe. */
const WESTERN_SELDOM = [[...new Set(WESTERN.join(''))].join(''), ICELANDIC];
const CENTRAL = ['ąćęłńóśźż', 'áčďéěíňóřšťúůýž', 'áäčďéíĺľňóôŕšťúýž', 'áéíóöőúüű', 'ăâîşţ', 'čćđšž', 'äöüß'];
const RUSSIAN = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя';
const UKRAINIAN = 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя';
const CYRILLIC = [RUSSIAN, UKRAINIAN, 'абвгдђежзијклљмнњопрстћуфхцчџш'];
const GREEK = ['αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ'];

/** In order of likelihood: of equals, the first wins. Files come from Excel on Windows more often than from anything else. */
export const ALPHABETS: readonly Alphabets[] = [
  { encoding: 'windows-1252', languages: WESTERN, seldom: WESTERN_SELDOM },
  { encoding: 'windows-1250', languages: CENTRAL },
  { encoding: 'windows-1251', languages: CYRILLIC },
  { encoding: 'windows-1253', languages: GREEK },
  { encoding: 'windows-1254', languages: ['çğıİöşüâîû'] },
  { encoding: 'windows-1257', languages: ['ąčęėįšųūž', 'āčēģīķļņšūž', 'õäöüšž'] },
  { encoding: 'windows-1255', languages: ['אבגדהוזחטיךכלםמןנסעףפץצקרשת'] },
  { encoding: 'windows-1256', languages: ['ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگ'] },
  {
    encoding: 'windows-874',
    languages: [],
    // Its letters and signs take nearly every byte, so that they fit any text.
    seldom: ['กขคฆงจฉชซญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮะัาำิีึืุูเแโใไๆ็่้๊๋์'],
  },
  { encoding: 'macintosh', languages: WESTERN, seldom: WESTERN_SELDOM },
  { encoding: 'iso-8859-2', languages: CENTRAL },
  { encoding: 'iso-8859-15', languages: WESTERN, seldom: WESTERN_SELDOM },
  { encoding: 'koi8-r', languages: [RUSSIAN] },
  { encoding: 'koi8-u', languages: [UKRAINIAN] },
  { encoding: 'iso-8859-5', languages: CYRILLIC },
  { encoding: 'ibm866', languages: [RUSSIAN] },
  { encoding: 'x-mac-cyrillic', languages: CYRILLIC },
  { encoding: 'iso-8859-7', languages: GREEK },
];

/** What most of a text consists of: tells small letters in one encoding from capitals, or from another alphabet, in another. */
export const FREQUENT = new Set('оеаинтсрвлαοιετσνηυρיוהלארתבשמاليمونرتبةานรอกเงมย');

type Range = [from: number, to: number];

/** A multi-byte encoding and the codes of the characters that most of its texts consist of. */
export interface EastAsian {
  encoding: string;
  /** First bytes of the usual codes. */
  leads: Range[];
  /** Their lowest second byte. */
  leastTrail: number;
  /** First bytes of codes that hardly any text does without. */
  kana?: Range;
}

const PUNCTUATION: Range = [0xa1, 0xa1];

export const EAST_ASIAN: readonly EastAsian[] = [
  // Hangul.
  { encoding: 'euc-kr', leads: [PUNCTUATION, [0xb0, 0xc8]], leastTrail: 0xa1 },
  // The hanzi of level 1 of GB 2312, and of Big5.
  { encoding: 'gb18030', leads: [PUNCTUATION, [0xa3, 0xa3], [0xb0, 0xd7]], leastTrail: 0xa1 },
  { encoding: 'big5', leads: [[0xa1, 0xc6]], leastTrail: 0x40 },
  // The kanji of level 1.
  {
    encoding: 'euc-jp',
    leads: [PUNCTUATION, [0xa3, 0xa3], [0xb0, 0xcf]],
    leastTrail: 0xa1,
    kana: [0xa4, 0xa5],
  },
  {
    encoding: 'shift_jis',
    leads: [
      [0x81, 0x81],
      [0x88, 0x97],
    ],
    leastTrail: 0x40,
    kana: [0x82, 0x83],
  },
];
