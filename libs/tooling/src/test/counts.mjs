import { stripVTControlCharacters } from 'node:util';

const sum = (text, pattern) =>
  [...text.matchAll(pattern)].reduce((total, [, count]) => total + Number(count), 0);

/**
 * Counts tests in the output of Jest and of Node's test runner. A file that broke before its first test counts as one
 * failed test: Jest's own numbers leave it out.
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
export function countTests(output) {
  const text = stripVTControlCharacters(output);
  const jest = (word) => sum(text, new RegExp(`^Tests:.*?(\\d+) ${word}`, 'gm'));
  const node = (word) => sum(text, new RegExp(`^[ℹ#] ${word} (\\d+)$`, 'gm'));
  const brokenFiles = text.match(/● Test suite failed to run/g)?.length ?? 0;
  return {
    passed: jest('passed') + node('pass'),
    failed: jest('failed') + node('fail') + node('cancelled') + brokenFiles,
    skipped: jest('skipped') + jest('todo') + node('skipped') + node('todo'),
  };
}

/**
 * The spec files that failed, where nothing but them did.
 * @returns {string[]} as Jest names them, relative to where it ran; empty where something failed that has no such name
 */
export function failedSpecs(output) {
  const text = stripVTControlCharacters(output);
  if (sum(text, /^[ℹ#] (?:fail|cancelled) (\d+)$/gm) > 0) return [];
  return [
    ...new Set([...text.matchAll(/^FAIL .*?(\S+-spec\.ts)(?: \(.*\))?$/gm)].map(([, file = '']) => file)),
  ];
}
