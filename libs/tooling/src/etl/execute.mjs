import { Complaint } from './complaint.mjs';
import { loadEngine } from './engine.mjs';
import { Input } from './input.mjs';
import { TwoPasses } from './two-passes.mjs';

/**
 * Runs one verb on one file.
 * @param {{ run: (context: any) => Promise<number> }} verb
 * @param {{ file: string, json: boolean, schema?: string }} request
 * @param {import('./output.mjs').Output} output
 * @returns {Promise<number>} the exit code
 */
export async function execute({ run }, { file, ...options }, output) {
  const engine = await loadEngine();
  const input = await Input.open(file);
  try {
    const code = await run({
      engine,
      file: input.name,
      passes: new TwoPasses(engine, input),
      output,
      ...options,
    });
    await output.flush();
    return code;
  } catch (error) {
    if (error instanceof engine.FileError)
      throw new Complaint(`${input.name}: ${error.message}`, { cause: error });
    throw error;
  } finally {
    await input.close();
  }
}
