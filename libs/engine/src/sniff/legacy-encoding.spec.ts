import { encoded } from '../testing/encoded';
import { bytesOf, inspect, readAll } from '../testing/read-all';
import { FileInspector } from './file-inspector';

const table = (...campaigns: string[]) =>
  `Date,Campaign,Spend\n${campaigns.map((name, i) => `2026-05-0${i + 1},${name},${i}.50\n`).join('')}`;

const encodingOfFile = (encoding: string, text: string) => inspect(encoded(encoding, text)).dialect.encoding;

describe('the encoding of a file that is not UTF-8', () => {
  it.each([
    ['windows-1252', table('Créa été', 'Forêt naïve')],
    ['windows-1252', table('Größe “XL”', 'Straße für alle')],
    ['windows-1252', table('São João – promoção', 'Remarketing')],
    ['windows-1252', table('Añadir ¿Qué?', '¡Sí!')],
    ['windows-1252', table('Blåbær på tærte', 'Kød')],
    ['windows-1252', table('Sök – höst', 'Åland')],
    ['windows-1252', table('Città', 'perché no', 'Kè')],
    ['windows-1252', table('Þjóð og Ægir', 'Ísafjörður')],
    ['windows-1252', table('Fläche 20 m² – ½ Preis', '£5 off, 20 °C ®')],
    ['windows-1252', table('Café', 'Müller', 'Señor')],
    ['windows-1252', table('Ñ')],
    ['windows-1252', table('è')],
    ['windows-1252', 'Kampagne;Kosten €\nMarke;1,50\n'],
    ['windows-1250', table('Marka – Śląsk', 'Łódź')],
    ['windows-1250', table('Značka', 'Žďár nad Sázavou', 'Kampaň')],
    ['windows-1250', table('Őszi akció', 'Tűzijáték')],
    ['windows-1250', table('Čačak', 'Đorđe', 'Šuma')],
    ['windows-1251', table('Поиск Москва', 'ретаргетинг')],
    ['windows-1251', table('Пошук', 'їжа', 'Україна')],
    ['windows-1253', table('Αθήνα', 'Εμφυτεύματα')],
    ['windows-1254', table('İstanbul', 'ışık', 'Şehir dışı')],
    ['windows-1255', table('חיפוש', 'מותג')],
    ['windows-1256', table('بحث', 'العلامة التجارية')],
    ['windows-1257', table('Rudens ąžuolas', 'šventė')],
    ['windows-874', table('แคมเปญ', 'ค้นหา')],
    ['koi8-r', table('Поиск Москва', 'ретаргетинг')],
    ['ibm866', table('Поиск Москва', 'ретаргетинг')],
    ['iso-8859-2', table('Marka Śląsk', 'ąę źdźbło')],
    ['macintosh', table('Créa été', 'Forêt à gauche')],
    ['shift_jis', table('指名検索', 'ソーシャル能力表')],
    ['euc-jp', table('指名検索', 'ソーシャル能力表')],
    ['gb18030', table('品牌词-搜索', '信息流，拉新')],
    ['big5', table('品牌搜尋', '再行銷，受眾')],
    ['euc-kr', table('브랜드검색', '파워링크')],
  ])('%s is told by its letters: %s', (encoding, text) => {
    expect(encodingOfFile(encoding, text)).toBe(encoding);
  });

  it('is a guess, so the file carries a warning', () => {
    const { warnings } = inspect(encoded('windows-1251', table('Поиск')));
    expect(warnings).toEqual([expect.objectContaining({ code: 'encoding_fallback' })]);
    expect(warnings[0]?.message).toContain('read as windows-1251');
  });

  it('is named among others that would do as well', () => {
    const { dialect, warnings } = inspect(encoded('windows-1252', table('Koò')));
    expect(dialect.encoding).toBe('windows-1252');
    expect(warnings[0]?.message).toContain('could be windows-1250');
  });

  it('is the one that somebody says', () => {
    const inspector = new FileInspector({ encoding: 'cp1250' });
    inspector.push(encoded('windows-1250', table('Kampaň')));
    const { dialect, columns, warnings } = inspector.end();
    expect(dialect.encoding).toBe('windows-1250');
    expect(columns[1]?.samples).toEqual(['Kampaň']);
    expect(warnings).toEqual([]);
  });

  it('cannot be said to be one that does not exist', () => {
    expect(() => new FileInspector({ encoding: 'klingon-8' })).toThrow(RangeError);
  });

  it('is not what somebody says where a byte order mark says otherwise', () => {
    const inspector = new FileInspector({ encoding: 'shift_jis' });
    inspector.push(bytesOf(`\ufeff${table('Größe')}`));
    expect(inspector.end().dialect.encoding).toBe('utf-8');
  });

  it('is UTF-8 still where a broken sequence stands among sound ones', () => {
    const bytes = Uint8Array.from([...bytesOf('Campaign,Cost\né,1\n'), 0xed, 0xa0, 0x80, ...bytesOf(',2\n')]);
    const { profile, rows } = readAll(bytes);
    expect(profile.dialect.encoding).toBe('utf-8');
    expect(rows.map(({ cells, faults }) => [cells[0], faults[0]?.code])).toEqual([
      ['é', undefined],
      ['\ufffd\ufffd\ufffd', 'bad_encoding'],
    ]);
  });

  it('leaves no half character where the encoding does not know a byte', () => {
    const inspector = new FileInspector({ encoding: 'windows-1252' });
    inspector.push(Uint8Array.from([0x81, ...bytesOf(',b\n1,2\n')]));
    const { columns, rawHeader } = inspector.end();
    expect(columns[0]?.name).toBe('\ufffd');
    expect(rawHeader).toEqual(['\ufffd', 'b']);
  });

  it('keeps byte offsets exact', () => {
    const text = table('指名検索', 'ソーシャル能力表', '三');
    const bytes = encoded('shift_jis', text);
    const { rows } = readAll(bytes);
    expect(rows.map(({ byteOffset }) => String.fromCharCode(bytes[byteOffset] ?? 0))).toEqual([
      '2',
      '2',
      '2',
    ]);
  });
});

describe('UTF-32', () => {
  it.each([
    ['little-endian', [0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]],
    ['big-endian', [0, 0, 0xfe, 0xff, 0, 0, 0, 0x41]],
  ])('is refused by name, %s', (_, bytes) => {
    expect(() => inspect(Uint8Array.from(bytes))).toThrow(/UTF-32/);
  });
});
