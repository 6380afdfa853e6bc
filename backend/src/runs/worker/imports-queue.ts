/** Name of the queue that rings workers for runs. */
export const IMPORTS = 'imports';
