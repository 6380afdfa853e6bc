/**
 * What a Markdown page tells people to type: the lines of its `sh` blocks, continued ones joined, without comments.
 * @param {string} page @returns {string[]}
 */
export const commandsIn = (page) =>
  [...page.matchAll(/^```sh\n(.*?)^```$/gms)]
    .flatMap(([, block = '']) => block.replaceAll(/\\\n\s*/g, '').split('\n'))
    .map((line) => line.replace(/(^|\s+)#\s.*$/, '').trim())
    .filter((line) => line !== '');
