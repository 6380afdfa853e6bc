import { Injectable } from '@nestjs/common';
import type { Run } from '@etl-studio/contracts';

/** What a dataset shows of its runs, which the module above this one keeps. */
export interface DatasetFactsSource {
  /** The newest run of each dataset that has one. */
  latestRuns(orgId: string, datasetIds: string[]): Promise<Map<string, Run>>;
  /** Column names of the latest upload and of the drafts, which a schema may be for; null without an upload. */
  latestColumnNames(orgId: string, datasetId: string): Promise<string[] | null>;
  /** How many runs were started with each schema version that some were started with. */
  runsByVersion(orgId: string, datasetId: string): Promise<Map<number, number>>;
}

const NOTHING_UPLOADED: DatasetFactsSource = {
  latestRuns: () => Promise.resolve(new Map()),
  latestColumnNames: () => Promise.resolve(null),
  runsByVersion: () => Promise.resolve(new Map()),
};

@Injectable()
export class DatasetFacts {
  private source = NOTHING_UPLOADED;

  provide(source: DatasetFactsSource): void {
    this.source = source;
  }

  latestRuns(orgId: string, datasetIds: string[]): Promise<Map<string, Run>> {
    return this.source.latestRuns(orgId, datasetIds);
  }

  latestColumnNames(orgId: string, datasetId: string): Promise<string[] | null> {
    return this.source.latestColumnNames(orgId, datasetId);
  }

  runsByVersion(orgId: string, datasetId: string): Promise<Map<number, number>> {
    return this.source.runsByVersion(orgId, datasetId);
  }
}
