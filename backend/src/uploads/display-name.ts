const LONGEST_NAME = 200;
const CONTROL = /[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/gu;

/**
 * What the sender called the file, as it is shown: without path, control characters, halves of characters
 * and marks that turn the direction of text, and of a bearable length. It names nothing in storage.
 */
export function displayName(original: string): string {
  const base = original.split(/[\\/]/).at(-1) ?? '';
  const plain = base.replaceAll(CONTROL, '').trim();
  const characters = Array.from(plain);
  if (characters.length <= LONGEST_NAME) return plain || 'upload.csv';
  const extension = /\.[a-z0-9]{1,8}$/i.exec(plain)?.[0] ?? '';
  return characters.slice(0, LONGEST_NAME - extension.length - 1).join('') + '…' + extension;
}
