import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import texts from './texts.de.json';

const SOURCES = [path.join(__dirname, '..'), path.join(__dirname, '../../../../libs/ui/src')];

function* sourceFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* sourceFiles(full);
    else if (/\.(ts|html)$/.test(entry.name) && !entry.name.endsWith('.spec.ts')) yield full;
  }
}

const sources = SOURCES.flatMap((folder) => [...sourceFiles(folder)]).map((file) =>
  readFileSync(file, 'utf8'),
);
const marked = new Set(
  sources.flatMap((source) => [...source.matchAll(/@@([\w.]+)/g)].map(([, id = '']) => id)),
);
const translated = texts as Record<string, string>;

describe('the German texts', () => {
  it('are there for every text that is marked', () => {
    expect([...marked].filter((id) => !(id in translated))).toEqual([]);
  });

  it('have no place where the source puts nothing: one name is given to one text', () => {
    const plain = sources.flatMap((source) => [
      ...[...source.matchAll(/i18n-[\w-]+="@@([\w.]+)"/g)].map(([, id = '']) => id),
      ...[...source.matchAll(/\$localize`:@@([\w.]+):[^`$]*`/g)].map(([, id = '']) => id),
    ]);
    expect(plain.length).toBeGreaterThan(500);
    expect(plain.filter((id) => translated[id]?.includes('{$'))).toEqual([]);
  });

  it('have a place for everything that the source puts into them', () => {
    const wrong: string[] = [];
    for (const source of sources) {
      for (const [, id = '', text = ''] of source.matchAll(/\$localize`:@@([\w.]+):((?:[^`\\]|\\.)*)`/g)) {
        const names = [...text.matchAll(/\}:(\w+):/g)].map(([, name]) => name);
        const placed = [...(translated[id] ?? '').matchAll(/\{\$(\w+)\}/g)].map(([, name]) => name);
        if ([...new Set(names)].sort().join() !== [...new Set(placed)].sort().join()) wrong.push(id);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('say everything they say', () => {
    expect(Object.entries(translated).filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});
