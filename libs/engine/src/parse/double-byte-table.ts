const FIRST_LEAD = 0x81;
const FIRST_TRAIL = 0x40;
const TRAILS = 0xc0;
const LACKING = ['big5', 'euc-kr'];
const LINE_FEED = 0x0a;
const REPLACEMENT = 0xfffd;
const EURO = 0x20ac;
const REGISTERED = 0xae;

/** The characters of all codes of two bytes of one encoding. */
export class DoubleByteTable {
  private readonly units = new Uint16Array((0xff - FIRST_LEAD) * TRAILS);

  /** `name` is a WHATWG name. Codes that the platform's decoder maps elsewhere than the standard are mended or left out. */
  constructor(name: string) {
    const chars = new TextDecoder(name).decode(allCodes()).split('\n');
    for (const [i, char] of chars.entries()) {
      const unit = unitOf(char);
      if (!isPrivate(unit) || !LACKING.includes(name)) this.units[i] = unit;
    }
    if (name === 'euc-kr') this.addWindows949();
  }

  /** The UTF-16 unit of a code; 0 for none. */
  unit(lead: number, trail: number): number {
    return this.units[(lead - FIRST_LEAD) * TRAILS + trail - FIRST_TRAIL] ?? 0;
  }

  forEachUnit(each: (unit: number) => void): void {
    for (const unit of this.units) if (unit > 0) each(unit);
  }

  private set(lead: number, trail: number, unit: number): void {
    this.units[(lead - FIRST_LEAD) * TRAILS + trail - FIRST_TRAIL] = unit;
  }

  /**
   * ICU, and so Node, knows of euc-kr only KS X 1001, while the standard means windows-949: the hangul syllables
   * that the former lacks follow there in the order of Unicode, on the codes around it, and two signs were added.
   */
  private addWindows949(): void {
    this.set(0xa2, 0xe6, EURO);
    this.set(0xa2, 0xe7, REGISTERED);
    const known = new Set<number>();
    for (let lead = 0xb0; lead <= 0xc8; lead++)
      for (let trail = 0xa1; trail < 0xff; trail++) known.add(this.unit(lead, trail));
    let syllable = 0xac00;
    for (let lead = FIRST_LEAD; lead <= 0xc6; lead++) {
      for (let trail = 0x41; trail < (lead < 0xa1 ? 0xff : 0xa1); trail++) {
        if ((trail > 0x5a && trail < 0x61) || (trail > 0x7a && trail < 0x81)) continue;
        while (known.has(syllable)) syllable++;
        if (syllable > 0xd7a3) return;
        this.set(lead, trail, syllable++);
      }
    }
  }
}

/** Platforms put private characters where these two have others, or none. */
function isPrivate(unit: number): boolean {
  return unit >= 0xe000 && unit < 0xf900;
}

/** Every code on a line of its own. */
function allCodes(): Uint8Array {
  const codes: number[] = [];
  for (let lead = FIRST_LEAD; lead < 0xff; lead++)
    for (let i = 0; i < TRAILS; i++) codes.push(lead, FIRST_TRAIL + i, LINE_FEED);
  return Uint8Array.from(codes);
}

/** The single unit that a code was read as; 0 where it is none. */
function unitOf(char: string): number {
  const unit = char.charCodeAt(0);
  return char.length === 1 && unit >= 0xa0 && unit !== REPLACEMENT ? unit : 0;
}
