import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { compileMapping, type FileProfile } from '@etl-studio/engine';
import { DatasetLookup } from '../../datasets';
import { Config } from '../../platform/config';
import { FileStores } from '../../platform/storage';
import { MendedRows } from '../mending/mended-rows';
import { deservesOwnTables } from '../rows/row-homes';
import { type StoredFile, StoredFilesRepository } from '../stored-files.repository';
import type { Claim } from './claim';
import { AttemptFault } from './faults';
import type { LoadPlan } from './load';
import { FencedPublish } from './publication';

/** What is loaded, with which schema. */
export type PlannedRun = Pick<Claim, 'orgId' | 'runId' | 'datasetId' | 'schemaVersion' | 'profile'>;

/** Gathers what an attempt needs: the file, what is known about it, and the mapping it was started with. */
@Injectable()
export class LoadPlans {
  constructor(
    private readonly files: StoredFilesRepository,
    private readonly stores: FileStores,
    private readonly datasets: DatasetLookup,
    private readonly config: Config,
    private readonly database: DataSource,
  ) {}

  async of(claim: PlannedRun): Promise<LoadPlan> {
    const { orgId, runId, datasetId, schemaVersion, profile } = claim;
    const [file, dataset, schema] = await Promise.all([
      this.files.ofRun(orgId, runId),
      this.datasets.find(orgId, datasetId),
      this.datasets.schemaVersion(orgId, datasetId, schemaVersion),
    ]);
    if (!file)
      throw new AttemptFault('file_missing', 'The uploaded file is no longer known. Upload it again.', false);
    if (!dataset) throw new FencedPublish('The dataset of the run is gone');
    if (!schema)
      throw new AttemptFault('invalid_mapping', `The dataset has no schema version ${schemaVersion}.`, false);
    return {
      open: (range) => this.stores.of(file.storage).open(file.key, range),
      sha256: file.sha256,
      size: file.size,
      parts: this.partsOf(file, profile),
      profile,
      mapping: schema.mapping,
      mapper: compileMapping(profile, schema.mapping, schema.rules),
      limits: this.config.limits,
      sliceBy: dataset.sliceBy,
      mended: await this.mendedOf(claim),
    };
  }

  private async mendedOf({ orgId, runId }: PlannedRun): Promise<LoadPlan['mended']> {
    const [origin] = await this.database.query<{ id: string }[]>(ORIGIN_WITH_MENDS, [orgId, runId]);
    if (!origin) return null;
    const rowsFrom = (rowNumber: number) => new MendedRows(this.database, origin.id, rowNumber);
    return { rowsFrom, originId: origin.id };
  }

  // One that could be refused for its rows, or has none to speak of, is better read from start to end.
  private partsOf({ parts }: StoredFile, { dataRows }: FileProfile): LoadPlan['parts'] {
    const { partBytes, limits } = this.config;
    return partBytes > 0 && deservesOwnTables(dataRows) && dataRows <= limits.maxRows ? parts : null;
  }
}

// A rerun of a rerun that came to nothing has what that one would have had.
const ORIGIN_WITH_MENDS = `
  WITH RECURSIVE origin AS (
    SELECT o.* FROM import_run r JOIN import_run o ON o.id = r.rerun_of WHERE r.org_id = $1 AND r.id = $2
    UNION ALL
    SELECT o.* FROM origin JOIN import_run o ON o.id = origin.rerun_of WHERE origin.published_at IS NULL
  )
  SELECT id FROM origin WHERE has_mends AND published_at IS NOT NULL`;
