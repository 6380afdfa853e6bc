import { Injectable } from '@nestjs/common';
import { compileMapping, MappingError } from '@etl-studio/engine';
import { DatasetLookup, type DatasetSchema } from '../../datasets';
import { DomainError } from '../../platform/http';
import type { RunRow } from '../run.entity';
import { RunsService } from '../runs.service';
import type { StartPlan } from './lifecycle.repository';

/** Finds out, before a run is queued, whether its file can be read with the mapping. */
@Injectable()
export class StartCheck {
  constructor(
    private readonly datasets: DatasetLookup,
    private readonly runs: RunsService,
  ) {}

  /**
   * What to import with: the wanted schema version, else that of a rerun, else the dataset's active one. Throws
   * `mapping_required` without one, and `invalid_mapping` where it does not fit the file.
   */
  async planFor(
    draft: RunRow,
    wanted: number | undefined,
  ): Promise<{ plan: StartPlan; schema: DatasetSchema }> {
    const { org_id: orgId, dataset_id: datasetId } = draft;
    const version =
      wanted ??
      draft.schema_version ??
      (await this.datasets.find(orgId, datasetId))?.activeSchemaVersion ??
      null;
    const schema = version === null ? null : await this.datasets.schemaVersion(orgId, datasetId, version);
    if (!schema) throw mappingRequired(wanted);
    const profile = await this.runs.profile(orgId, draft.id);
    try {
      compileMapping(profile, schema.mapping, schema.rules);
    } catch (error) {
      if (error instanceof MappingError) throw doesNotFit(schema, error);
      throw error;
    }
    const columns = profile.columns.map(({ name }) => name);
    const { version: schemaVersion } = schema;
    const plan = { runId: draft.id, datasetId, schemaVersion, fileName: draft.file_name, columns };
    return { plan, schema };
  }
}

function mappingRequired(wanted: number | undefined): DomainError {
  if (wanted === undefined) {
    const detail =
      'The dataset has no mapping yet. Say which columns are date, campaign, channel and spend first.';
    return new DomainError('mapping_required', detail);
  }
  const message = `The dataset has no schema version ${wanted}; leave it out to use the active one.`;
  return new DomainError('mapping_required', message, { errors: [{ path: 'schemaVersion', message }] });
}

function doesNotFit(schema: DatasetSchema, error: MappingError): DomainError {
  const count = error.problems.length;
  const detail = `Schema version ${schema.version} does not fit this file in ${count} ${count === 1 ? 'place' : 'places'}. Change the mapping, or upload a file with these columns.`;
  return new DomainError('invalid_mapping', detail, { errors: error.problems, cause: error });
}
