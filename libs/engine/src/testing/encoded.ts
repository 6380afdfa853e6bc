import { encodingOf } from '../parse/encodings';

/** The bytes of the text in an encoding that extends ASCII by codes of one or two bytes. Throws where it lacks a character. */
export function encoded(encoding: string, text: string): Uint8Array {
  const codes = codesOf(encoding);
  return Uint8Array.from(
    Array.from(text).flatMap((char) => {
      const code = char < '\x80' ? [char.charCodeAt(0)] : codes.get(char);
      if (!code) throw new RangeError(`${encoding} has no ${char}`);
      return code;
    }),
  );
}

const known = new Map<string, Map<string, number[]>>();

function codesOf(encoding: string): Map<string, number[]> {
  const made = known.get(encoding);
  if (made) return made;
  const decoder = encodingOf(encoding);
  const codes = new Map<string, number[]>();
  const add = (...code: number[]) => {
    const { text, bad } = decoder.decode(Uint8Array.from(code));
    if (!bad && Array.from(text).length === 1 && !codes.has(text)) codes.set(text, code);
  };
  for (let byte = 0x80; byte < 0x100; byte++) add(byte);
  for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) add(lead, trail);
  known.set(encoding, codes);
  return codes;
}
