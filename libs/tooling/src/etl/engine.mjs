import { loadLibrary } from './library.mjs';

/**
 * @typedef {typeof import('../../../engine/src/index')
 *   & Pick<typeof import('../../../contracts/src/index'), 'DEFAULT_LIMITS'>} Engine
 */

/** The engine of the present sources and the default limits. @returns {Promise<Engine>} */
export async function loadEngine() {
  const engine = await loadLibrary('engine');
  const { DEFAULT_LIMITS } = await loadLibrary('contracts');
  return { ...engine, DEFAULT_LIMITS };
}
