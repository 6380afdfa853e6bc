import { loadLibrary } from './library.mjs';

/** @typedef {typeof import('../../../client/src/index')} Client */

/** What talks to a server, of the present sources. @returns {Promise<Client>} */
export const loadClient = () => loadLibrary('client');
