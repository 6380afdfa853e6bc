import { globSync, readFileSync } from 'node:fs';
import { inRoot } from '../start/workspace.mjs';

const reads =
  /\b(?:env|reader)\.(text|integer|flag|oneOf|url|required)\(\s*'([A-Z][A-Z0-9_]+)'((?:,\s*(?:\[[^\]]*\]|[^,()[\]]+))*)\)/g;

/** A default that stands in the code as a word or a number; null for one that is computed. */
function literalOf(kind, rest) {
  const last = kind === 'integer' || kind === 'flag' ? rest[0] : kind === 'oneOf' ? rest[1] : null;
  return last && /^('[^']*'|[\d_]+|true|false)$/.test(last) ? last : null;
}

/** The variables that the product's configuration reads, with the defaults that stand there. @returns {Map<string, string | null>} */
export function configDefaults() {
  const files = globSync('backend/src/platform/config/*.ts', { cwd: inRoot() });
  const texts = files
    .filter((file) => !file.endsWith('.spec.ts'))
    .map((file) => readFileSync(inRoot(file), 'utf8'));
  const found = new Map();
  for (const [, kind, name = '', rest = ''] of texts.flatMap((text) => [...text.matchAll(reads)])) {
    const parts = (rest.match(/\[[^\]]*\]|[^,\s][^,]*/g) ?? []).map((part) => part.trim());
    // The first look decides: `text` before `integer` asks whether it is given at all.
    if (!found.has(name)) found.set(name, literalOf(kind, parts));
  }
  return found;
}

/** Their names. @returns {Set<string>} */
export const configVariables = () => new Set(configDefaults().keys());
