import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Mapping, RememberedMapping } from '@etl-studio/contracts';
import { columnKey, headerSet } from '@etl-studio/engine';
import type { SqlRunner } from '../platform/database';
import { MappingMemoryRepository } from './mapping-memory.repository';

/** A run that starts. */
export interface StartedImport {
  datasetId: string;
  schemaVersion: number;
  runId: string;
  userId: string;
  fileName: string;
  /** Column names of the file. */
  columns: string[];
}

/** Remembers how an organization maps each set of columns: in any dataset, order and spelling of the names. */
@Injectable()
export class MappingMemory {
  constructor(private readonly repository: MappingMemoryRepository) {}

  /** Keeps the mapping with which a run starts, in the transaction that starts it. */
  async remember(
    transaction: SqlRunner,
    orgId: string,
    { columns, fileName, ...used }: StartedImport,
  ): Promise<void> {
    const fingerprint = fingerprintOf(columns);
    if (fingerprint) await this.repository.keep(transaction, orgId, { fingerprint, ...used }, fileName);
  }

  /**
   * How to map a file with these columns: the dataset's active mapping where the file has all its columns, else what
   * the organization did with the same columns last. An active mapping that was last used for other columns gives way
   * to a memory of just these.
   */
  async recall(orgId: string, datasetId: string, columns: string[]): Promise<RememberedMapping | null> {
    const fingerprint = fingerprintOf(columns);
    const [active, last] = await Promise.all([
      this.repository.active(orgId, datasetId, fingerprint),
      fingerprint && this.repository.lastImport(orgId, fingerprint),
    ]);
    if (!active || !isWithin(active.remembered.mapping, columns)) return last;
    const isSame = last?.datasetId === datasetId && last.schemaVersion === active.remembered.schemaVersion;
    return last && (isSame || active.isOfOtherColumns) ? last : active.remembered;
  }
}

function fingerprintOf(columns: string[]): Buffer | null {
  const names = headerSet(columns);
  return names === null ? null : createHash('sha256').update(names).digest();
}

function isWithin(mapping: Mapping, columns: string[]): boolean {
  const keys = new Set(columns.map(columnKey));
  return Object.values(mapping).every(({ source }) => source === undefined || keys.has(columnKey(source)));
}
