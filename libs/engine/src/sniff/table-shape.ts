import { trimmed } from '../cells';
import { scaledDecimal } from '../numbers/decimal-sum';
import { readDecimal } from '../numbers/read-decimal';
import type { TextRow } from '../parse/text-row';
import { provenDecimal, type FileEvidence, columnProfile } from './column-profile';
import type { ColumnStats } from './column-stats';
import type { ColumnRole, TableShape } from './not-rows';

const ID = /(?:^|[\s_])(?:id|ids|code|nr|no)\.?$/i;
/** From this many certain rows on, those held back cannot change what a column is. */
const CERTAIN_ROWS = 256;

/** What the columns are, judged from certain rows and, in a short table, from those held back as well. */
export function tableShape(
  names: string[],
  certain: ColumnStats[],
  certainRows: number,
  held: TextRow[],
  statsOf: (records: TextRow[]) => ColumnStats[],
): TableShape {
  const judged = certainRows >= CERTAIN_ROWS ? certain : statsOf(held);
  const decimal = provenDecimal(judged);
  const file: FileEvidence = { decimal, periods: [], dateOrder: null, dayFirst: false };
  const profiles = names.map((name, index) => {
    const stats = judged[index];
    return stats ? columnProfile(index, name, stats, file) : null;
  });
  const roles = profiles.map((profile, index): ColumnRole => {
    const stats = judged[index];
    if (!profile || !stats || stats.filled * 2 < stats.filled + stats.empty) return 'other';
    if (profile.type === 'date') return 'date';
    if (profile.decimals.length === 0) return 'name';
    if (stats.rates > 0) return 'other';
    return profile.type === 'integer' && ID.test(profile.name) ? 'name' : 'number';
  });
  const decimals = profiles.map((profile) => profile?.decimals[0] ?? decimal ?? '.');
  return {
    roles,
    decimals,
    dataRows: certainRows + held.length - 1,
    sumWithout: (row) =>
      names.map((_, column) => columnSum(column, row, certain[column], held, decimals[column] ?? '.')),
  };
}

function columnSum(
  column: number,
  except: TextRow,
  certain: ColumnStats | undefined,
  held: TextRow[],
  decimal: '.' | ',',
): bigint {
  let sum = certain?.sum(decimal) ?? 0n;
  for (const record of held) {
    if (record === except) continue;
    const read = readDecimal(trimmed(record.cells[column] ?? ''), decimal);
    if ('value' in read) sum += scaledDecimal(read.value);
  }
  return sum;
}
