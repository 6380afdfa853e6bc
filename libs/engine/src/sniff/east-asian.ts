import { characterWidth } from '../parse/multi-byte';
import type { EastAsian } from './languages';

const USUAL = 2;
/** A kanji or hanzi where kana are to be expected, or one whose second byte is a Latin letter as well. */
const LIKELY = 1;
const RARE = -2;
/** A byte that belongs to no character: one may be damaged in a file. */
const BROKEN = -4;
const KANA = 3;
const HOPELESS = -100;

/** How much sense the bytes make in an encoding of East Asia; a character that comes again says less each time. */
export function eastAsianScore(candidate: EastAsian, bytes: Uint8Array): number {
  const { encoding } = candidate;
  const seen = new Map<number, number>();
  let score = 0;
  let width = 1;
  for (let at = 0; at < bytes.length && score > HOPELESS; at += width) {
    const lead = bytes[at] ?? 0;
    const afterLatin = width === 1 && isLatin(bytes[at - 1] ?? 0);
    width = characterWidth(encoding, bytes, at);
    if (lead < 0x80) continue;
    if (width !== 2) {
      score += encoding === 'shift_jis' && lead >= 0xa1 && lead <= 0xdf ? RARE : BROKEN;
      continue;
    }
    const trail = bytes[at + 1] ?? 0;
    const code = (lead << 8) | trail;
    const times = (seen.get(code) ?? 0) + 1;
    seen.set(code, times);
    const besideLatin = afterLatin || isLatin(bytes[at + 2] ?? 0);
    score += (besideLatin && isLatin(trail) ? RARE : charScore(candidate, lead, trail)) / times;
  }
  return score;
}

function charScore({ leads, leastTrail, kana }: EastAsian, lead: number, trail: number): number {
  if (kana && lead >= kana[0] && lead <= kana[1]) return KANA;
  if (trail < leastTrail || !leads.some(([from, to]) => lead >= from && lead <= to)) return RARE;
  return kana !== undefined || isLatin(trail) ? LIKELY : USUAL;
}

function isLatin(byte: number): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}
