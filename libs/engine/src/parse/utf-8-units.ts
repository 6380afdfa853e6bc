import { utf8SequenceLength } from './utf-8';

/** UTF-16 units of the UTF-8 between two indexes. A byte that is no UTF-8 counts as one. */
export function unitsBetween(bytes: Uint8Array, start: number, end: number): number {
  let units = 0;
  for (let i = start; i < end; i += Math.max(1, utf8SequenceLength(bytes, i))) units += unitsAt(bytes, i);
  return units;
}

/** Where at most `most` UTF-16 units end, none of a character cut off. */
export function endOfUnits(bytes: Uint8Array, start: number, end: number, most: number): number {
  let units = 0;
  let i = start;
  while (i < end) {
    units += unitsAt(bytes, i);
    if (units > most) return i;
    i += Math.max(1, utf8SequenceLength(bytes, i));
  }
  return end;
}

function unitsAt(bytes: Uint8Array, at: number): number {
  return utf8SequenceLength(bytes, at) === 4 ? 2 : 1;
}
