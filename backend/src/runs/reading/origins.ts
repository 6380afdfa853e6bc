import { Injectable } from '@nestjs/common';
import type { ExplainedRecord, Mapping, MappingField, Mend } from '@etl-studio/contracts';
import { DatasetLookup } from '../../datasets';
import { DomainError } from '../../platform/http';
import { RowMendsRepository, toMend } from '../rows/row-mends.repository';
import { RunFiles } from './run-files';

type Origin = Pick<ExplainedRecord, 'fileName' | 'schemaVersion' | 'cells' | 'sources' | 'mend'>;

/** Where records of one run come from: its file, what was read from which column, and what was mended. */
@Injectable()
export class Origins {
  constructor(
    private readonly files: RunFiles,
    private readonly mends: RowMendsRepository,
    private readonly datasets: DatasetLookup,
  ) {}

  /** By row number. */
  async of(
    orgId: string,
    runId: string,
    rowNumbers: readonly number[],
    signal: AbortSignal,
  ): Promise<Map<number, Origin>> {
    const file = await this.files.of(orgId, runId);
    const { file_name: fileName, schema_version: schemaVersion, dataset_id: datasetId } = file.run;
    const [cells, mends, schema] = await Promise.all([
      unlessGone(this.files.cellsOf(file, rowNumbers, signal)),
      this.mends.ofRows(orgId, runId, rowNumbers),
      schemaVersion === null ? null : this.datasets.schemaVersion(orgId, datasetId, schemaVersion),
    ]);
    const names = file.profile.columns.map(({ name }) => name);
    const sources = sourcesOf(schema?.mapping ?? {});
    const mendOf = new Map<number, Mend>(mends.map((mend) => [mend.row_number, toMend(mend)]));
    return new Map(
      rowNumbers.map((rowNumber) => [
        rowNumber,
        {
          fileName,
          schemaVersion,
          cells: named(cells?.get(rowNumber), names),
          sources,
          mend: mendOf.get(rowNumber) ?? null,
        },
      ]),
    );
  }
}

/** Null where the file is gone or was changed: what was imported from it is still known. */
async function unlessGone(reading: Promise<Map<number, string[]>>): Promise<Map<number, string[]> | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'invalid_state') return null;
    throw error;
  }
}

// Built from entries: a column may be called __proto__.
function named(cells: string[] | undefined, names: readonly string[]): Record<string, string> | null {
  return cells === undefined
    ? null
    : Object.fromEntries(cells.map((cell, index) => [names[index] ?? `Column ${index + 1}`, cell]));
}

function sourcesOf(mapping: Mapping): ExplainedRecord['sources'] {
  const sources: Partial<Record<MappingField, { column?: string; constant?: string }>> = {};
  for (const [field, { source, constant }] of Object.entries(mapping))
    sources[field as MappingField] = source === undefined ? { constant } : { column: source };
  return sources;
}
