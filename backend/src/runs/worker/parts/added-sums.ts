import { ImportTally, type LineCounts } from '@etl-studio/engine';
import { RollupTally } from '../rollup-tally';
import type { LoadedSums } from '../row-load';

/** What the parts of a file add up to, given in their order: what the whole file would, to the last digit. */
export async function addedSums(parts: AsyncIterable<LoadedSums>, perCampaign: boolean): Promise<LoadedSums> {
  const tally = new ImportTally();
  const rollups = new RollupTally(perCampaign);
  const lines: LineCounts = { preamble: 0, header: 0, blank: 0, totals: 0, notes: 0 };
  let total = 0;
  for await (const part of parts) {
    tally.addState(part.tally);
    rollups.addRollups(part.rollups);
    for (const name of Object.keys(lines) as (keyof LineCounts)[]) lines[name] += part.lines[name];
    total += part.total;
  }
  return { tally: tally.state, rollups: rollups.rollups(), lines, total };
}
