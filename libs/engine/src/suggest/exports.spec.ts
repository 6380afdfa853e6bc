import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from '../testing/read-all';
import { suggestMapping } from './suggest-mapping';

/** An export as a platform or a person writes it, with the columns (`=` a constant) that a knowledgeable person maps. */
interface Export {
  name: string;
  lines: string[];
  mapping: Record<string, string>;
}

const EXPORTS = JSON.parse(readFileSync(join(__dirname, 'exports.json'), 'utf8')) as Export[];

describe('the suggested mapping of', () => {
  it.each(EXPORTS)('$name', ({ lines, mapping }) => {
    const suggested = Object.entries(suggestMapping(inspect(`${lines.join('\n')}\n`)))
      .filter(([field]) => field !== 'currency')
      .map(([field, { source, constant }]) => [field, source ?? `=${constant}`]);
    expect(Object.fromEntries(suggested)).toEqual(mapping);
  });
});
