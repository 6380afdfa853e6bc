import type { CellError, ImpactGroup, ImpactRows } from '@etl-studio/contracts';
import type { RawRow } from '@etl-studio/engine';

const SAMPLE_ROWS = 5;
const EXAMPLES = 3;

/** Rows that changed sides, grouped by what is wrong with them on the worse one; as many groups as codes and fields. */
export class MovedRows {
  private rows = 0;
  private readonly groups = new Map<string, ImpactGroup>();

  add(row: RawRow, errors: CellError[]): void {
    this.rows++;
    const byGroup = new Map<ImpactGroup, CellError>();
    for (const error of errors) {
      const group = this.groupOf(error);
      if (!byGroup.has(group)) byGroup.set(group, error);
    }
    for (const [group, error] of byGroup) addTo(group, row, error);
  }

  /** Largest group first. */
  moved(): ImpactRows {
    const [...groups] = this.groups.values();
    groups.sort((a, b) => b.count - a.count || (a.sampleRows[0] ?? 0) - (b.sampleRows[0] ?? 0));
    return { rows: this.rows, groups };
  }

  private groupOf({ code, field }: CellError): ImpactGroup {
    const key = `${code} ${field ?? ''}`;
    const known = this.groups.get(key);
    if (known) return known;
    const group: ImpactGroup = { code, field, count: 0, sampleRows: [], examples: [] };
    this.groups.set(key, group);
    return group;
  }
}

function addTo(group: ImpactGroup, { rowNumber, line }: RawRow, { value, message }: CellError): void {
  group.count++;
  if (group.sampleRows.length < SAMPLE_ROWS) group.sampleRows.push(rowNumber);
  if (group.examples.length === EXAMPLES) return;
  const isShown = group.examples.some((example) => example.value === value);
  if (!isShown) group.examples.push({ rowNumber, line, value, message });
}
