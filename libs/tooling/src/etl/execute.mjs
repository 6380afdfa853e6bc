import { Complaint } from './complaint.mjs';
import { loadEngine } from './engine.mjs';
import { Input } from './input.mjs';
import { TwoPasses } from './two-passes.mjs';

/**
 * Runs one verb on one file.
 * @param {{ run: (context: any) => Promise<number> }} verb
 * @param {{ file: string, options: Record<string, any>, output: import('./output.mjs').Output }} request
 * @returns {Promise<number>} the exit code
 */
export async function execute({ run }, { file, options, output }) {
  const engine = await loadEngine();
  const { encoding } = options;
  if (encoding !== undefined && !engine.isEncoding(encoding))
    throw new Complaint(
      `“${encoding}” is no encoding: expected a label such as utf-8, windows-1250 or shift_jis.`,
    );
  const input = await Input.open(file);
  try {
    const passes = new TwoPasses(engine, input, encoding);
    const code = await run({ engine, file: input.name, input, passes, output, ...options });
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
