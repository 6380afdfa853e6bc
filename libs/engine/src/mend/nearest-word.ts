/** Edits a word may be away from the one that is meant: none below four letters, where every word is near. */
const MOST_EDITS = 2;

/**
 * The one known word that `text` is a slip of: letters left out, added, mistaken or swapped, in any capitals; one edit
 * for every four letters, two at most. Null where none is that near, or where two are equally near.
 */
export function nearestWord(text: string, known: readonly string[]): string | null {
  const word = plain(text);
  const most = Math.min(Math.floor(Array.from(word).length / 4), MOST_EDITS);
  let nearest: string | null = null;
  let least = most + 1;
  for (const candidate of known) {
    const edits = editsBetween(word, plain(candidate), most);
    if (edits < least) [nearest, least] = [candidate, edits];
    else if (edits === least && edits <= most) nearest = null;
  }
  return nearest;
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** Edits that turn one text into the other (Damerau, optimal string alignment); infinite where they are far beyond `most`. */
function editsBetween(one: string, other: string, most: number): number {
  const [a, b] = [Array.from(one), Array.from(other)];
  if (Math.abs(a.length - b.length) > most) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    for (let column = 1; column <= b.length; column++) {
      const change = a[row - 1] === b[column - 1] ? 0 : 1;
      let least = Math.min(at(last, column) + 1, at(next, column - 1) + 1, at(last, column - 1) + change);
      if (a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        least = Math.min(least, at(before, column - 2) + 1);
      next.push(least);
    }
    [before, last] = [last, next];
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
