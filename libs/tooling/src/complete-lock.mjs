/**
 * `node libs/tooling/src/complete-lock.mjs [package-lock.json]`, after every `npm install` that changes the lock.
 *
 * npm leaves out of the lock the optional packages for other platforms that a registry did not have, and `npm ci` then
 * refuses the lock as incomplete. This adds them again as entries that only their own platform will ever fetch: with
 * version, os, cpu and libc, and without an integrity nobody here could have computed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const systems = [
  'android',
  'darwin',
  'win32',
  'freebsd',
  'openbsd',
  'netbsd',
  'sunos',
  'aix',
  'openharmony',
  'linux',
];
const systemWords = { macos: 'darwin', windows: 'win32' };

const processors = {
  arm64: /arm64|aarch64/,
  arm: /armv7|arm-|arm$/,
  x64: /x64|x86_64/,
  ia32: /ia32|x86/,
  ppc64: /ppc64/,
  s390x: /s390x/,
  riscv64: /riscv64/,
  loong64: /loong64/,
  mips64el: /mips64/,
  wasm32: /wasm32/,
};

/** What a package is for, by its name: `@swc/core-linux-arm64-musl` → linux, arm64, musl. */
export function platformOf(name) {
  const words = name.toLowerCase();
  const alias = Object.keys(systemWords).find((word) => words.includes(word));
  const os = systems.find((system) => words.includes(system)) ?? (alias && systemWords[alias]);
  const cpu = Object.keys(processors).find((processor) => processors[processor].test(words));
  const libc = words.includes('musl')
    ? 'musl'
    : words.includes('gnu') && os === 'linux'
      ? 'glibc'
      : undefined;
  return { os, cpu, libc };
}

/** Whether the package at `place` finds `name` in its own or an outer node_modules of the lock. */
function isLocked(packages, place, name) {
  for (let folder = place; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    if (packages[`${folder && `${folder}/`}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}

function entry({ os, cpu, libc }, version, dev) {
  return {
    version,
    ...(dev && { dev }),
    optional: true,
    ...(cpu && { cpu: [cpu] }),
    ...(os && { os: [os] }),
    ...(libc && { libc: [libc] }),
  };
}

/** Adds the missing entries to the lock. @returns {{ added: string[], unknown: string[] }} names */
export function completeLock(lock) {
  const added = [];
  const unknown = [];
  for (const [place, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(optionalDependencies)) {
      if (isLocked(lock.packages, place, name)) continue;
      const version = range.replace(/^[\^~]/, '');
      const platform = platformOf(name);
      if (!/^\d/.test(version) || (!platform.os && !platform.cpu)) {
        unknown.push(`${name}@${range}`);
        continue;
      }
      lock.packages[`node_modules/${name}`] = entry(platform, version, dev);
      added.push(name);
    }
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { added, unknown };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = process.argv[2] ?? 'package-lock.json';
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const { added, unknown } = completeLock(lock);
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(
    `${added.length} entries added${unknown.length > 0 ? `; left out: ${unknown.join(', ')}` : ''}`,
  );
}
