import { ERROR_STATUS, ROW_ERROR_CODES, RUN_ERROR_CODES } from '@etl-studio/contracts';

import { writtenSentences } from '../../testing/server-sentences';
import texts from './server-texts.de.json';
import { serverAction, serverDetail, serverText, useServerTexts } from './server-texts';

/** Sentences that a plain value does not make whole, with what becomes of them. */
const EXAMPLES: Readonly<Record<string, string>> = {
  '{1} by {2}.': '3 rows mended, 1 row dropped by Ada Lovelace.',
  '{1} of {2} was {3}{4} on {5} {6}, {1} times the usual spread {2} {3}{4}, {5}; usual is {1} to {2}.':
    'Clicks of Email was 9 on Sunday 2026-03-01, 5.1 times the usual spread below 40, the median of the 22 other days around it; usual is 30 to 50.',
  '{1} are live already under other channels, with the same date, campaign, spend and currency: imported, they would be counted twice. Check the mapping of the channel, or start with `confirm: true`.':
    '1,204 rows of the file, of a spend of 12.50 EUR, are live already under other channels, with the same date, campaign, spend and currency: imported, they would be counted twice. Check the mapping of the channel, or start with `confirm: true`.',
  '{1}. Wait {2} seconds and try again.': 'Too many sign-ins have failed. Wait 9 seconds and try again.',
  'The body is {1}. Send application/json, or a file as multipart/form-data.':
    'The body is sent as text/plain. Send application/json, or a file as multipart/form-data.',
  'This run is {1} and cannot be deleted: {2}.':
    'This run is SUCCEEDED and cannot be deleted: it holds imported records.',
  '{1} Its columns are: {2}.': 'The file has no column “Tag”. Its columns are: Day, Cost.',
  '{1} Set aside after {2} attempts.':
    'The file storage did not answer. The run is tried again. Set aside after 8 attempts.',
  '{1}: at most {2} are allowed. Export a shorter period, or split the file and upload the parts.':
    'The upload is 12 MB (12,582,912 bytes), too large: at most 10 MB (10,485,760 bytes) are allowed. Export a shorter period, or split the file and upload the parts.',
  'The body holds no file. {1}.':
    'The body holds no file. Send multipart/form-data with one file, in a part named "file".',
  'The body is not an upload: {1}. {2}.':
    'The body is not an upload: Unexpected end. Send multipart/form-data with one file, in a part named "file".',
  '{1} stands for no value, so no cell can have it. Take it off the list.':
    'An empty text stands for no value, so no cell can have it. Take it off the list.',
  'The cell is {1}, but {2} is required. Fill it in, or give the field a default.':
    'The cell is empty, but spend is required. Fill it in, or give the field a default.',
  '{1} Lower minLength.': 'A currency is a code of 3 letters. Lower minLength.',
  '{1} Raise maxLength.': 'A currency is a code of 3 letters. Raise maxLength.',
  'Read {1}, expected at most {2}. Shorten the cell or relax the rule.':
    'Read 12 characters, expected at most 9. Shorten the cell or relax the rule.',
  '{1} {2} {3} (first on line {4}).': '2 rows with NUL bytes, rejected (first on line 7).',
  'The file is not UTF-8; it was read as {1}.{2} If letters look wrong, save it as UTF-8 and upload it again.':
    'The file is not UTF-8; it was read as windows-1252. It could be windows-1250 or iso-8859-2 as well. If letters look wrong, save it as UTF-8 and upload it again.',
  '{1} Export the report by day, or give all rows one date.':
    'The column “Week” holds longer periods than days. Export the report by day, or give all rows one date.',
};
/** What is left of English in these would be seen. */
const ENGLISH = /\b(?:the|of|are|and|expected|rows)\b/i;

const placesOf = (text: string): string[] => [
  ...new Set([...text.matchAll(/\{[~#@]?(\w+)\}/g)].map(([, name = '']) => name)),
];

describe('what the server says', () => {
  beforeEach(() => useServerTexts(texts, 'de'));
  afterEach(() => useServerTexts(null));

  it('stays as it is in English', () => {
    useServerTexts(null);
    expect(serverText('Expected a text.', 'invalid_mapping')).toBe('Expected a text.');
    expect(serverAction('run.cancel_requested')).toBe('Run cancel requested');
  });

  it('has German for every code there is', () => {
    const codes = [...Object.keys(ERROR_STATUS), ...RUN_ERROR_CODES, ...ROW_ERROR_CODES];
    expect(codes.filter((code) => !(code in texts.codes))).toEqual([]);
  });

  it('has German for every sentence of its sources', () => {
    const written = writtenSentences();
    expect(written.length).toBeGreaterThan(200);
    const english = written.filter(({ text }) => {
      const said = EXAMPLES[text] ?? text.replace(/\{\d+\}/g, '7');
      const german = serverText(said);
      return german === said || ENGLISH.test(german);
    });
    // Give each of these its German in server-texts.de.json.
    expect(english).toEqual([]);
  });

  it('has the same places in both languages', () => {
    const pairs = [...Object.entries(texts.sentences), ...Object.entries(texts.words)];
    const wrong = pairs.filter(
      ([english, german]) => placesOf(english).sort().join() !== placesOf(german).sort().join(),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps the values, and says those in German that are words of the server', () => {
    expect(
      serverText('Read “abc”, expected at least 3 characters. Complete the cell or relax the rule.'),
    ).toBe(
      'Gelesen wurde „abc“, erwartet werden mindestens 3 Zeichen. Ergänzen Sie die Zelle, oder lockern Sie die Regel.',
    );
    expect(
      serverText('Read “-1”, expected a day from 2026-01-31 on. Correct the cell or relax the rule.'),
    ).toContain('ein Tag ab dem 31. Januar 2026.');
    expect(serverText('1 row mended by Ada.')).toBe('1 Zeile korrigiert von Ada.');
    expect(
      serverText(
        'Spend of Paid Social was 91 EUR on Monday 2026-03-02, 6.2 times the usual spread above 40 EUR, the median of the 5 other Mondays around it; usual is 30 to 50.',
      ),
    ).toBe(
      'Ausgaben von Paid Social: 91 EUR am Montag, 2. März 2026. Das ist das 6.2-Fache der üblichen Streuung über 40 EUR, dem Median der 5 anderen Montage ringsum; üblich sind 30 bis 50.',
    );
  });

  it('says several sentences, and lists', () => {
    expect(serverText('The file storage did not answer. The run is tried again. Next attempt in 8 s.')).toBe(
      'Der Dateispeicher hat nicht geantwortet. Der Lauf wird erneut versucht. Nächster Versuch in 8 s.',
    );
    expect(
      serverText(
        'Imported 1200 of 1201 rows. The totals that the file states differ from its rows: spend by 0.01, clicks by -3.',
      ),
    ).toBe(
      '1.200 von 1.201 Zeilen importiert. Die Summen, die die Datei nennt, weichen von ihren Zeilen ab: Ausgaben um 0.01, Klicks um -3.',
    );
    expect(
      serverText('The request was not understood: name must be a string; property x should not exist.'),
    ).toBe('Die Anfrage wurde nicht verstanden: name muss ein Text sein; x ist hier nicht vorgesehen.');
  });

  it('says what workers have counted', () => {
    expect(serverText('2 running; 1200 records published, 3 parts taken back')).toBe(
      '2 in Betrieb; 1.200 Einträge veröffentlicht, 3 Teile zurückgeholt',
    );
  });

  it('tells what the code means where the sentence is new, and leaves what nobody knows in English', () => {
    expect(serverText('Something new happened.', 'name_taken')).toBe(
      'Der Name ist schon vergeben. Wählen Sie einen anderen. (Something new happened.)',
    );
    expect(serverText('Something new happened.', 'a_new_code')).toBe('Something new happened.');
    expect(serverText('Something new happened, but for the better.')).toBe(
      'Something new happened, but for the better.',
    );
  });

  it('reads what cells hold as values, whatever they look like', () => {
    expect(
      serverText(
        'Read “$1 {value}”, expected zero or more. Correct the cell, or give the field a rule with a negative min if credits are meant.',
      ),
    ).toContain('Gelesen wurde „$1 {value}“,');
  });

  it('names what the audit log tells', () => {
    expect(serverAction('dataset.created')).toBe('Datensatz angelegt');
    expect(serverAction('planet.left_orbit')).toBe('Planet left orbit');
    expect(serverDetail('fileName')).toBe('Datei');
    expect(serverDetail('moonCount')).toBe('moon count');
  });
});
