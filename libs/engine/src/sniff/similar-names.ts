/** Letters of other alphabets that look like Latin ones in most fonts. */
const LOOK_ALIKE = new Map(
  Array.from('аеорсухікмнтвзјѕԁԛԝαορνικτυχ', (letter, i) => [
    letter,
    Array.from('aeopcyxikmhtb3jsdqwaopviktux')[i] ?? letter,
  ]),
);
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** Pairs of different names that look alike: by an unseen character, a letter of another alphabet, or capitals. */
export function similarNames(names: string[]): [string, string][] {
  const first = new Map<string, string>();
  return names.flatMap((name): [string, string][] => {
    const looks = Array.from(name.normalize('NFKC').replaceAll(UNSEEN, '').toLowerCase())
      .map((char) => LOOK_ALIKE.get(char) ?? char)
      .join('')
      .replaceAll(/\s+/gu, ' ')
      .trim();
    const other = first.get(looks);
    if (other === undefined) first.set(looks, name);
    return other === undefined ? [] : [[other, name]];
  });
}

/** The name with everything beyond ASCII spelled out, so that the difference can be seen. */
export function spelledOut(name: string): string {
  return name.replaceAll(
    /[^\x20-\x7e]/gu,
    (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}}`,
  );
}
