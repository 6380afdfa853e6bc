/** A reason not to go on that a person can act on: its message is one clear sentence. */
export class StartFailure extends Error {}

/** Prints the sentence of a StartFailure (anything else with its stack) and ends this process with code 1. */
export function failWith(error) {
  console.error(error instanceof StartFailure ? `\nETL Studio: ${error.message}` : error);
  process.exit(1);
}

/** @type {Record<string, string>} */
const sentences = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'permission is missing',
  EPERM: 'permission is missing',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a part of the path is a file, not a folder',
  ENOENT: 'no folder can be made there',
  EEXIST: 'a file stands where a folder is needed',
};

/** Does `work`; a file system error becomes a StartFailure that says what could not be done and why. */
export async function orFail(what, work) {
  try {
    return await work();
  } catch (error) {
    const why = sentences[error?.code];
    if (!why) throw error;
    throw new StartFailure(`cannot ${what}: ${why} (${error.code}).`, { cause: error });
  }
}
