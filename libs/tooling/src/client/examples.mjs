/** The code blocks of a Markdown page in one language, and what it says that they print. */

/** @typedef {{ code: string, printed: string[] }} Examples */

/** @param {string} page @returns {Examples} */
export function examplesIn(page, language) {
  const blocks = [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].filter(([, named]) => named === language);
  const code = blocks.map(([, , text = '']) => text).join('\n');
  const printed = [...code.matchAll(/(?:#|\/\/) => (.*)$/gm)].map(([, text = '']) => text);
  return { code, printed };
}
