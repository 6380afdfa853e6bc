import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const staticImport = /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{][^"'();]*?from\s*)?["']\.\/([^"']+\.js)["']/g;
const scriptTag = /<script\b[^>]*\bsrc="([^"]+\.js)"/g;

/** A built console: which scripts load which, and how large they are on the wire. */
export class BuiltConsole {
  #texts = new Map();

  /** @param {string} folder with index.html @param {string[]} files the names of its scripts */
  constructor(folder, files) {
    this.folder = folder;
    this.files = files;
  }

  #text(file) {
    if (!this.#texts.has(file)) this.#texts.set(file, readFileSync(path.join(this.folder, file), 'utf8'));
    return this.#texts.get(file);
  }

  /** The scripts that the page itself names. */
  scripts() {
    return [...this.#text('index.html').matchAll(scriptTag)].map(([, file = '']) => file.replace(/^\//, ''));
  }

  /** The one file of a named chunk, such as `start` or `runs.page`. @returns {string} */
  chunk(name) {
    const found = this.files.filter((file) => file.startsWith(`${name}-`) && file.endsWith('.js'));
    if (found.length !== 1)
      throw new Error(`${found.length} files are called ${name}-….js, one was expected.`);
    return found[0] ?? '';
  }

  /** Names of the chunks that are pages. */
  pages() {
    return this.files.flatMap((file) => /^([\w-]+\.page)-[\w-]{8}\.js$/.exec(file)?.[1] ?? []);
  }

  /** Everything that is loaded before the last of `files` runs: they, and what they import. @returns {Set<string>} */
  loadedBy(files) {
    const loaded = new Set();
    const waiting = [...files];
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      if (loaded.has(file)) continue;
      loaded.add(file);
      for (const [, imported = ''] of this.#text(file).matchAll(staticImport)) waiting.push(imported);
    }
    return loaded;
  }

  /** Bytes of all these files together, each compressed by gzip. */
  gzipped(files) {
    return [...files].reduce((sum, file) => sum + gzipSync(this.#text(file)).length, 0);
  }
}
