import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ComparedRun, Comparison, RunComparison } from '@etl-studio/contracts';
import { DomainError, notFound } from '../../../platform/http';
import { publishedRowsOf } from '../../rows/published-rows';
import type { PublishedRows } from '../../rows/record-filter.sql';
import type { RunRow } from '../../run.entity';
import { RunsRepository } from '../../runs.repository';
import { toFigures, type FiguresRow } from '../currency-sums';
import { changedRecords, comparedBy, comparedParameters, sampleRecords } from './comparison.sql';
import { pairSamples, type SampleRow } from './samples';

const SAMPLES_OF_A_KIND = 10;
/** Records of one day, channel and campaign that are looked at for samples. */
const MOST_OF_A_KEY = 50;

interface ComparedRow extends Record<keyof Comparison, FiguresRow> {
  by: 'all' | 'day' | 'channel' | 'campaign';
  name: string;
}

type Counts = Omit<RunComparison['records'], 'samples'>;

/** Two runs of a dataset side by side, whether they count or not. */
@Injectable()
export class RunComparisons {
  constructor(
    private readonly database: DataSource,
    private readonly runs: RunsRepository,
  ) {}

  /** Throws `not_found` for a run of another dataset, `invalid_state` for one that was never published. */
  async of(orgId: string, datasetId: string, baseId: string, targetId: string): Promise<RunComparison> {
    const [baseRun, targetRun] = await Promise.all([baseId, targetId].map((id) => this.runs.find(orgId, id)));
    if (baseRun?.dataset_id !== datasetId || targetRun?.dataset_id !== datasetId) throw notFound();
    const base = rowsOf(baseRun);
    const target = rowsOf(targetRun);
    const parameters = comparedParameters(base, target);
    return this.database.transaction('REPEATABLE READ', async (transaction) => {
      const groups = await transaction.query<ComparedRow[]>(comparedBy(datasetId, base, target), parameters);
      const [counts] = await transaction.query<Counts[]>(changedRecords(datasetId, base, target), parameters);
      const samples = await transaction.query<SampleRow[]>(sampleRecords(datasetId, base, target), [
        ...parameters,
        SAMPLES_OF_A_KIND,
        MOST_OF_A_KEY,
      ]);
      const by = (wanted: ComparedRow['by']) => groups.filter((group) => group.by === wanted);
      const [all = NOTHING] = by('all');
      if (!counts) throw new Error('A comparison answered no row');
      return {
        base: toComparedRun(baseRun),
        target: toComparedRun(targetRun),
        totals: comparison(all),
        channels: by('channel').map((row) => ({ channel: row.name, ...comparison(row) })),
        days: by('day').map((row) => ({ date: row.name, ...comparison(row) })),
        campaigns: by('campaign').map((row) => ({ campaign: row.name, ...comparison(row) })),
        records: { ...counts, samples: pairSamples(samples, SAMPLES_OF_A_KIND) },
      };
    });
  }
}

function rowsOf(run: RunRow): PublishedRows {
  const rows = publishedRowsOf(run);
  if (rows) return rows;
  const detail = `The run of "${run.file_name}" (${run.id}) is ${run.status} and has no records to compare. Choose runs that were imported.`;
  throw new DomainError('invalid_state', detail);
}

// Neither run has a record.
const NONE: FiguresRow = { records: 0, clicks: '0', conversions: '0', byCurrency: [] };
const NOTHING = { base: NONE, target: NONE, delta: NONE };

function comparison({ base, target, delta }: Record<keyof Comparison, FiguresRow>): Comparison {
  return { base: toFigures(base), target: toFigures(target), delta: toFigures(delta) };
}

function toComparedRun(run: RunRow): ComparedRun {
  return {
    id: run.id,
    fileName: run.file_name,
    schemaVersion: run.schema_version,
    validRows: run.valid_rows,
    invalidRows: run.invalid_rows,
    finishedAt: run.finished_at?.toISOString() ?? null,
  };
}
