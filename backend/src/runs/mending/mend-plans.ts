import { Injectable } from '@nestjs/common';
import type { MappingField, Repair } from '@etl-studio/contracts';
import {
  cellRepair,
  type CellRepair,
  compileMapping,
  type EngineLimits,
  type FileProfile,
  type RowMapper,
} from '@etl-studio/engine';
import { DatasetLookup } from '../../datasets';
import { Config } from '../../platform/config';
import { DomainError } from '../../platform/http';
import { publishedRowsOf } from '../rows/published-rows';
import type { PublishedRows } from '../rows/record-filter.sql';
import type { RunRow } from '../run.entity';
import { RunsService } from '../runs.service';

/** How the rejected rows of an ended run are read again: by the mapping and the rules that it was imported with. */
export interface MendPlan {
  run: RunRow;
  rows: PublishedRows;
  profile: FileProfile;
  /** Column names of the file, by index. */
  names: readonly string[];
  mapper: RowMapper;
  limits: EngineLimits;
  repair(field: MappingField, repair: Repair): CellRepair;
}

@Injectable()
export class MendPlans {
  constructor(
    private readonly runs: RunsService,
    private readonly datasets: DatasetLookup,
    private readonly config: Config,
  ) {}

  /** Throws `not_found`, and `invalid_state` for a run that has published nothing. */
  async of(orgId: string, runId: string): Promise<MendPlan> {
    const run = await this.runs.row(orgId, runId);
    const rows = publishedRowsOf(run);
    if (!rows || !isMendable(run.status)) throw notMendable(run.status);
    const [profile, schema] = await Promise.all([
      this.runs.profile(orgId, runId),
      this.datasets.schemaVersion(orgId, run.dataset_id, run.schema_version ?? 0),
    ]);
    if (!schema)
      throw new DomainError('invalid_state', 'The schema version that the run was imported with is gone.');
    return {
      run,
      rows,
      profile,
      names: profile.columns.map(({ name }) => name),
      mapper: compileMapping(profile, schema.mapping, schema.rules),
      limits: this.config.limits,
      repair: (field, repair) => cellRepair({ profile, ...schema }, field, repair),
    };
  }
}

/** Rows of a reverted run may be mended too: they count once the run is restored. */
export function isMendable(status: RunRow['status']): boolean {
  return status === 'SUCCEEDED' || status === 'REVERTED';
}

export function notMendable(status: RunRow['status']): DomainError {
  const detail = `The run is ${status}: rows can be mended once it has succeeded.`;
  return new DomainError('invalid_state', detail);
}
