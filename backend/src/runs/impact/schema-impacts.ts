import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { SchemaImpact, SchemaImpactRequest } from '@etl-studio/contracts';
import { compileMapping, MappingError, type RowMapper, type SchemaContent } from '@etl-studio/engine';
import { DatasetLookup, type DatasetSchema, unusableSchema } from '../../datasets';
import { DomainError, notFound } from '../../platform/http';
import { type RunFile, RunFiles } from '../reading/run-files';
import { RunsRepository } from '../runs.repository';
import { ImpactTally } from './impact-tally';

/** Tries a schema on a file that was uploaded before, without publishing or importing anything. */
@Injectable()
export class SchemaImpacts {
  constructor(
    private readonly datasets: DatasetLookup,
    private readonly runs: RunsRepository,
    private readonly files: RunFiles,
  ) {}

  /**
   * Reads the whole file once, with the schema of its run and with the proposed one. Throws `invalid_mapping` or
   * `invalid_rules` where the proposed one cannot be used with the file, `invalid_state` without a file.
   */
  async of(
    orgId: string,
    datasetId: string,
    request: SchemaImpactRequest,
    signal: AbortSignal,
  ): Promise<SchemaImpact> {
    const file = await this.files.of(orgId, await this.runOf(orgId, datasetId, request.runId));
    if (file.run.dataset_id !== datasetId) throw notFound();
    const before = await this.schemaOf(orgId, file);
    const tally = new ImpactTally(
      before && mapperIfFits(file, before),
      proposedMapper(file, request, before),
    );
    await this.files.read(file, (row) => tally.add(row), signal);
    const impact = tally.impact();
    const { id: runId, file_name: fileName } = file.run;
    const schemaVersion = before && impact.before ? before.version : null;
    return { runId, fileName, schemaVersion, ...impact };
  }

  private async runOf(orgId: string, datasetId: string, runId: string | undefined): Promise<string> {
    if (runId !== undefined) {
      if (!isUUID(runId)) throw notFound();
      return runId;
    }
    const [latest] = await this.runs.latestOf(orgId, [datasetId]);
    if (latest) return latest.id;
    const detail = 'There is no file yet that the schema could be tried on. Upload one first.';
    throw new DomainError('invalid_state', detail);
  }

  /** What the run was started with; for a draft, what it would be started with now. */
  private async schemaOf(orgId: string, { run }: RunFile): Promise<DatasetSchema | null> {
    const active = async () => (await this.datasets.find(orgId, run.dataset_id))?.activeSchemaVersion;
    const version = run.schema_version ?? (await active()) ?? null;
    return version === null ? null : this.datasets.schemaVersion(orgId, run.dataset_id, version);
  }
}

function mapperIfFits({ profile }: RunFile, { mapping, rules }: SchemaContent): RowMapper | null {
  try {
    return compileMapping(profile, mapping, rules);
  } catch (error) {
    if (error instanceof MappingError) return null;
    throw error;
  }
}

function proposedMapper(
  { profile }: RunFile,
  request: SchemaImpactRequest,
  before: SchemaContent | null,
): RowMapper {
  const mapping = request.mapping ?? before?.mapping;
  if (!mapping) {
    const detail = 'The dataset has no mapping yet, so rules alone cannot be tried. Give a mapping as well.';
    throw new DomainError('mapping_required', detail);
  }
  try {
    return compileMapping(profile, mapping, request.rules ?? before?.rules ?? {});
  } catch (error) {
    throw error instanceof MappingError ? unusableSchema(error.problems) : error;
  }
}
