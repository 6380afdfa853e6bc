import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Run } from '@etl-studio/contracts';
import { DatasetFacts, type DatasetFactsSource } from '../datasets';
import { toRun } from './run.mapper';
import { RunsRepository } from './runs.repository';

/** Tells datasets of their runs. */
@Injectable()
export class RunsOfDatasets implements DatasetFactsSource, OnModuleInit {
  constructor(
    private readonly runs: RunsRepository,
    private readonly facts: DatasetFacts,
  ) {}

  onModuleInit(): void {
    this.facts.provide(this);
  }

  async latestRuns(orgId: string, datasetIds: string[]): Promise<Map<string, Run>> {
    const rows = await this.runs.latestOf(orgId, datasetIds);
    return new Map(rows.map((row) => [row.dataset_id, toRun(row)]));
  }

  latestColumnNames(orgId: string, datasetId: string): Promise<string[] | null> {
    return this.runs.columnsToMap(orgId, datasetId);
  }

  runsByVersion(orgId: string, datasetId: string): Promise<Map<number, number>> {
    return this.runs.countsByVersion(orgId, datasetId);
  }
}
