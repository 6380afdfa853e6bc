import { type Command, type CommandGroup, findCommands } from './command';

const command = (group: CommandGroup, label: string, detail = ''): Command => ({
  id: label,
  group,
  label,
  detail,
  run: () => undefined,
});

const commands = [
  command('go', 'Analytics'),
  command('go', 'API keys'),
  command('dataset', 'Meta Ads Zürich'),
  command('dataset', 'Google Ads'),
  command('run', 'ads-september.csv', 'Google Ads'),
  command('app', 'Use the dark theme'),
];
const names = (search: string) =>
  findCommands(commands, search).map(({ group, commands: found }) => [
    group,
    ...found.map(({ label }) => label),
  ]);

describe('findCommands', () => {
  it('shows every group in its order while nothing is searched for', () => {
    expect(names('').map(([group]) => group)).toEqual(['go', 'dataset', 'run', 'app']);
  });

  it('needs every word, in the label or in the detail, and minds no accents or capitals', () => {
    expect(names('ADS zurich')).toEqual([['dataset', 'Meta Ads Zürich']]);
    expect(names('google september')).toEqual([['run', 'ads-september.csv']]);
    expect(names('no such thing')).toEqual([]);
  });

  it('puts first what begins with the search, whatever its group', () => {
    expect(names('ads')[0]).toEqual(['run', 'ads-september.csv']);
    expect(names('a')[0]).toEqual(['go', 'Analytics', 'API keys']);
  });

  it('shows few of a group unasked, and more when asked', () => {
    const many = Array.from({ length: 20 }, (_, index) => command('dataset', `Dataset ${index}`));
    expect(findCommands(many, '')[0]?.commands).toHaveLength(5);
    expect(findCommands(many, 'dataset')[0]?.commands).toHaveLength(8);
  });
});
