import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { BuiltConsole } from '../budgets/loaded.mjs';
import { ALONE, BEGINNING, FRAME } from './preloads.mjs';

/** Chunks of fewer bytes cost more to ask for than to have: most are an icon that two pages share. */
const SMALL = 1_500;

const NAME = 'parts';

/** The bundler that built the console. */
const bundlerOfBuild = () => {
  const build = createRequire(createRequire(import.meta.url).resolve('@angular/build/package.json'));
  return import(pathToFileURL(build.resolve('rolldown')).href);
};

/** Makes one script of the small ones in a built console, which comes with its frame. @param {string} folder */
export async function mergeSmallParts(folder) {
  const files = readdirSync(folder).filter((file) => file.endsWith('.js'));
  const sizes = new Map(files.map((file) => [file, statSync(path.join(folder, file)).size]));
  const built = new BuiltConsole(folder, files);
  const small = smallParts(built, sizes);
  if (small.size < 2) return;
  const main = built.chunk('main');
  const { output, read } = await bundled(folder, files, main, small);
  for (const file of read) rmSync(path.join(folder, file));
  for (const { fileName, code } of output) writeFileSync(path.join(folder, fileName), code);
  const index = path.join(folder, 'index.html');
  const [entry] = output.filter(({ isEntry }) => isEntry);
  writeFileSync(index, readFileSync(index, 'utf8').replaceAll(main, entry.fileName));
}

/** Those of pages within the frame, that bring nothing with them but each other and what is there with it anyway. */
function smallParts(built, sizes) {
  const start = built.loadedBy([...built.scripts(), ...BEGINNING.map((name) => built.chunk(name))]);
  const alone = built.loadedBy(
    built
      .pages()
      .filter((name) => ALONE.has(name))
      .map((name) => built.chunk(name)),
  );
  const there = new Set([...start, ...built.loadedBy([built.chunk(FRAME)])]);
  const small = new Set(
    [...sizes]
      .filter(([file, size]) => isShared(file) && !start.has(file) && !alone.has(file) && size < SMALL)
      .map(([file]) => file),
  );
  const bringsMore = (file) =>
    [...built.loadedBy([file])].some((each) => !small.has(each) && !there.has(each));
  for (let more = [...small].filter(bringsMore); more.length > 0; more = [...small].filter(bringsMore))
    for (const file of more) small.delete(file);
  return small;
}

const isShared = (file) => file.startsWith('chunk-');

async function bundled(folder, files, main, small) {
  const { rolldown } = await bundlerOfBuild();
  const read = new Set();
  const asBuilt = {
    name: 'as-built',
    resolveId: (source) => {
      const file = source.replace(/^\.\//, '');
      return files.includes(file) ? file : { id: source, external: true };
    },
    load: (file) => {
      read.add(file);
      return readFileSync(path.join(folder, file), 'utf8');
    },
  };
  const bundle = await rolldown({
    input: main,
    plugins: [asBuilt],
    preserveEntrySignatures: 'allow-extension',
  });
  const { output } = await bundle.generate({
    minify: { mangle: false, compress: false },
    entryFileNames: 'main-[hash].js',
    chunkFileNames: ({ name }) => `${name.replace(/-[\w-]{8}$/, '')}-[hash].js`,
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [{ name: NAME, test: (file) => small.has(file) }],
    },
  });
  await bundle.close();
  return { output, read };
}
