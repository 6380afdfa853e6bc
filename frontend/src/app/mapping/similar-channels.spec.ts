import { channelFindings } from './similar-channels';

const found = (...channels: string[]) => channels.map((channel, at) => ({ channel, rows: 100 - at }));
const likes = (channels: string[], known: string[] = []) =>
  channelFindings(found(...channels), known).map(({ channel, isNew, like }) => [
    channel,
    isNew ? 'new' : 'known',
    like?.channel,
  ]);

describe('channelFindings', () => {
  it('calls out a slip of one letter, and letters that changed places', () => {
    expect(likes(['Social', 'Socail', 'Socials', 'Search'])).toEqual([
      ['Social', 'new', undefined],
      ['Socail', 'new', 'Social'],
      ['Socials', 'new', 'Social'],
      ['Search', 'new', undefined],
    ]);
  });

  it('takes capitals, accents and signs between words for spellings of one name', () => {
    const [, ...others] = channelFindings(
      found('Paid Search', 'paid_search', 'PAID-SEARCH', 'Paid Séarch'),
      [],
    );
    expect(others.map(({ like }) => like)).toEqual(
      Array(3).fill({ channel: 'Paid Search', isSpelling: true }),
    );
  });

  it('compares with the channels of the dataset first, which are themselves never in doubt', () => {
    expect(likes(['Sociel', 'Social', 'Display'], ['Social', 'Displai'])).toEqual([
      ['Sociel', 'new', 'Social'],
      ['Social', 'known', undefined],
      ['Display', 'new', 'Displai'],
    ]);
  });

  it('leaves short names alone, and long ones two slips', () => {
    expect(likes(['TV', 'TW', 'Meta', 'Meto'])).toEqual([
      ['TV', 'new', undefined],
      ['TW', 'new', undefined],
      ['Meta', 'new', undefined],
      ['Meto', 'new', 'Meta'],
    ]);
    expect(likes(['Instagram', 'Instegrma'])[1]).toEqual(['Instegrma', 'new', 'Instagram']);
  });
});
