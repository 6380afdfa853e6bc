import { parseArgs } from 'node:util';
import { StartFailure } from '../start/failure.mjs';

/**
 * @typedef {object} Options
 * @property {boolean} compose what docker/compose.yml describes: 4 workers, and everybody comes through its proxy
 * @property {boolean} short minutes instead of hours: fewer runs, kills and faults, shorter leases
 * @property {number} seed
 * @property {number | null} minutes after which a promise is broken no further, and what became of it is told
 * @property {string[] | null} only ids of promises, null for all
 * @property {string | null} json where the figures go as JSON
 */

/** @param {string[]} args @returns {Options} */
export function readOptions(args, anySeed = () => Math.floor(Math.random() * 2 ** 31)) {
  const { values } = parseArgs({
    args,
    options: {
      compose: { type: 'boolean', default: false },
      short: { type: 'boolean', default: false },
      seed: { type: 'string' },
      minutes: { type: 'string' },
      only: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const seed = values.seed === undefined ? anySeed() : Number(values.seed);
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new StartFailure(`--seed is "${values.seed}", a whole number was expected.`);
  const minutes = values.minutes === undefined ? null : Number(values.minutes);
  if (minutes !== null && !(minutes > 0))
    throw new StartFailure(`--minutes is "${values.minutes}", a number above 0 was expected.`);
  const only = values.only?.split(',').map((id) => id.trim().toUpperCase()) ?? null;
  const { compose, short } = values;
  return { compose, short, seed, minutes, only, json: values.json ?? null };
}
