/**
 * The backend's modules, from the ground up: a module may import the ones before it, never one after it, and only
 * through their index. `platform` is a shelf of folders without product words, each with an index of its own.
 */
export const moduleTable = [
  'platform',
  'limits',
  'auth',
  'orgs',
  'audit',
  'events',
  'datasets',
  'runs',
  'uploads',
  'imports',
  'webhooks',
  'analytics',
  'operations',
];

const up = String.raw`^(?:\.\./)+`;
const entry = (name) => (name === 'platform' ? `${name}/[^/]+` : name);

const notAbove = (name, above) => ({
  regex: `${up}(?:${above.join('|')})(?:/|$)`,
  message: `${name} stands before ${above.join(', ')} in the module table and may not import them.`,
});

const onlyByIndex = (from, names) => ({
  regex: `${from}(?:${names.map(entry).join('|')})/(?!index$).+`,
  message: 'Import another module (or a folder of platform) by its index.',
});

/** @returns {{ files: string[], patterns: { regex: string, message: string }[] }[]} one entry per module */
export function moduleImportRules(table = moduleTable) {
  const modules = table.map((name, position) => {
    const above = table.slice(position + 1);
    const below = table.slice(0, position);
    const patterns = [];
    if (above.length > 0) patterns.push(notAbove(name, above));
    if (below.length > 0) patterns.push(onlyByIndex(up, below));
    return { files: [`backend/src/${name}/**/*.ts`], patterns };
  });
  return [...modules, { files: ['backend/src/*.ts'], patterns: [onlyByIndex(String.raw`^\./`, table)] }];
}
