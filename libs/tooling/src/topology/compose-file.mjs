import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { inRoot } from '../start/workspace.mjs';

/**
 * @typedef {object} Service as compose writes it, with what this workspace uses of it
 * @property {string} [image]
 * @property {{ dockerfile: string }} [build]
 * @property {string[]} [command]
 * @property {Record<string, string>} [environment]
 * @property {{ test: string[] }} [healthcheck]
 * @property {string[]} [ports]
 * @property {string[]} [secrets]
 * @property {string[]} [networks]
 * @property {string[]} [volumes]
 * @property {string[]} [profiles]
 * @property {string[]} [cap_drop]
 * @property {boolean} [read_only]
 * @property {string} [restart]
 *
 * @typedef {object} Compose
 * @property {Record<string, Service>} services
 * @property {Record<string, { internal?: boolean } | null>} networks
 * @property {Record<string, unknown>} volumes
 * @property {Record<string, { file: string }>} secrets
 */

/** `${NAME:-default}` becomes the default: what somebody gets who sets nothing. */
const withDefaults = (text) => text.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1').replaceAll('$$', '$');

/** A compose file of docker/, as compose itself would understand it. @returns {Compose} */
export function readCompose(name = 'compose.yml') {
  const text = readFileSync(inRoot('docker', name), 'utf8');
  return parse(text, {
    merge: true,
    reviver: (_, value) => (typeof value === 'string' ? withDefaults(value) : value),
  });
}

/** The services that run the product's own image. @param {Compose} compose @returns {[string, Service][]} */
export const productServices = ({ services }) =>
  Object.entries(services).filter(([, { image }]) => image === 'etl-studio');
