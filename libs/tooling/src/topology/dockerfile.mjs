import { readFileSync } from 'node:fs';
import { inRoot } from '../start/workspace.mjs';

/** What the image's last stage says: its variables, its user, and what it runs. */
export function readImage() {
  const text = readFileSync(inRoot('docker/Dockerfile'), 'utf8').replaceAll('\\\n', ' ');
  const stage = text.slice(text.lastIndexOf('\nFROM '));
  const after = (word) => new RegExp(`^${word} (.*)$`, 'm').exec(stage)?.[1] ?? '';
  const env = Object.fromEntries(
    after('ENV')
      .split(/\s+/)
      .map((pair) => pair.split('=')),
  );
  return {
    env,
    user: after('USER'),
    entrypoint: JSON.parse(after('ENTRYPOINT')),
    command: JSON.parse(after('CMD')),
    /** Packages that are not in it, though they are in package.json. */
    removed: [...text.matchAll(/node_modules\/(@?[\w-]+(?:\/[\w-]+)?)(?=\s)/g)].map(([, name]) => name ?? ''),
  };
}
