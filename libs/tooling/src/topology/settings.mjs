import { execFileSync } from 'node:child_process';
import { inRoot } from '../start/workspace.mjs';

/**
 * @typedef {{ says: string, fallback?: string | number | boolean | null, without?: string }} Setting as
 * backend/src/platform/config/setting.ts describes it
 */

const args = [
  '--require',
  inRoot('backend/src/testing/ts-process.cjs'),
  inRoot('backend/src/main.settings.ts'),
];

/** The settings of the present sources, by group and name. @returns {Record<string, Record<string, Setting>>} */
export const settingGroups = () => JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));

/** Their names. @returns {Set<string>} */
export const settingNames = () =>
  new Set(Object.values(settingGroups()).flatMap((group) => Object.keys(group)));
