import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StorageName } from '../platform/storage';
import type { FilePart } from './file-part';

/** Bytes of an upload at rest; shared by the runs of the same file. */
export interface StoredFile {
  id: string;
  storage: StorageName;
  key: string;
  sha256: string;
  /** Bytes. */
  size: number;
  /** What the user called it: display text only. */
  name: string;
  /** In which several workers may load it; null for a file that is loaded as a whole. */
  parts: FilePart[] | null;
}

@Injectable()
export class StoredFilesRepository {
  constructor(private readonly database: DataSource) {}

  /** Those of the keys that no upload knows; across organizations, for the sweep of a whole store. */
  async unknownOf(storage: StorageName, keys: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ key: string }[]>(
      `SELECT key FROM unnest($2::text[]) AS key
       WHERE NOT EXISTS (SELECT FROM stored_file f WHERE f.storage = $1 AND f.key = key.key)`,
      [storage, keys],
    );
    return rows.map(({ key }) => key);
  }

  async ofRun(orgId: string, runId: string): Promise<StoredFile | null> {
    const [row] = await this.database.query<(Omit<StoredFile, 'size'> & { size: string })[]>(
      `SELECT f.id, f.storage, f.key, f.sha256, f.size, f.name, f.parts
       FROM import_run r JOIN stored_file f ON f.id = r.stored_file_id AND f.org_id = r.org_id
       WHERE r.org_id = $1 AND r.id = $2`,
      [orgId, runId],
    );
    return row ? { ...row, size: Number(row.size) } : null;
  }
}
