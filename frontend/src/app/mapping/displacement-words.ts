import type { HeldSlices, ImportMode, ValidationReport } from '@etl-studio/contracts';
import type { Formats } from '@etl-studio/ui';

import { amountWords, differenceWords } from '../figures/amounts';

/** What an import would do to days that other imports hold, in words. */
export interface DisplacementWords {
  title: string;
  text: string;
  effects: string[];
  act: string;
}

/** Null where the file touches nothing that counts already. */
export function displacementWords(
  { overlap, possibleDoubleCount }: Pick<ValidationReport, 'overlap' | 'possibleDoubleCount'>,
  mode: ImportMode,
  currency: string | null,
  formats: Formats,
): DisplacementWords | null {
  if (overlap.held.length === 0 && !possibleDoubleCount) return null;
  const effects = overlap.held.map((held) => heldWords(held, currency, formats));
  const days = formats.number(overlap.days);
  if (possibleDoubleCount) {
    const [rows, spend] = [
      formats.number(possibleDoubleCount.rows),
      amountWords(possibleDoubleCount.byCurrency, currency, formats),
    ];
    effects.push(
      $localize`:@@displace.double:${rows}:rows: rows with a spend of ${spend}:spend: have the day, campaign and spend of records that count under another channel. If they are the same, they would be counted twice.`,
    );
  }
  if (overlap.held.length === 0) {
    return {
      title: $localize`:@@displace.doubleTitle:Are these rows counted already?`,
      text: $localize`:@@displace.doubleText:The file looks like one that was imported with other channel names:`,
      effects,
      act: $localize`:@@displace.anyway:Import anyway`,
    };
  }
  return mode === 'replace'
    ? {
        title: $localize`:@@displace.replaceTitle:Replace what these days hold?`,
        text: $localize`:@@displace.replaceText:Other imports hold ${days}:days: of the file’s days. This one takes their place; reverting it brings them back.`,
        effects,
        act: $localize`:@@displace.replace:Replace and import`,
      }
    : {
        title: $localize`:@@displace.addTitle:Add to what these days hold?`,
        text: $localize`:@@displace.addText:Other imports hold ${days}:days: of the file’s days. This dataset adds: both count.`,
        effects,
        act: $localize`:@@displace.add:Add and import`,
      };
}

/** "september.csv, 1 – 14 Sep 2026: 12 of 14 slices are equal, 2 differ by −€41.20." */
function heldWords(held: HeldSlices, currency: string | null, formats: Formats): string {
  const { fileName, from, to, slices, equal, differ, byCurrency } = held;
  const [days, all, same] = [formats.days(from, to), formats.number(slices), formats.number(equal)];
  if (differ === 0) {
    return $localize`:@@displace.equal:${fileName}:file:, ${days}:days:: all ${all}:count: slices are equal.`;
  }
  const delta = differenceWords(byCurrency, currency, formats);
  if (differ === 1) {
    return $localize`:@@displace.oneDiffers:${fileName}:file:, ${days}:days:: ${same}:equal: of ${all}:count: slices are equal, 1 differs by ${delta}:delta:.`;
  }
  return $localize`:@@displace.differ:${fileName}:file:, ${days}:days:: ${same}:equal: of ${all}:count: slices are equal, ${formats.number(differ)}:differ: differ by ${delta}:delta: together.`;
}
