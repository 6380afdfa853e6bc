import { FileInspector, type FileProfile } from '@etl-studio/engine';
import type { FilePart } from '../../runs';
import type { InspectionOptions } from './inspection';
import { PartHashes } from './part-hashes';

/** What the first pass over a file found. */
export interface InspectedFile {
  profile: FileProfile;
  /** In which several workers may load it; null for a file that is loaded as a whole. */
  parts: FilePart[] | null;
}

/** Inspects a file and, where it is larger than a part may be, tells its parts. */
export class PartedInspector {
  private readonly inspector: FileInspector;
  private readonly hashes: PartHashes | null;
  private size = 0;

  constructor(options: InspectionOptions) {
    this.inspector = new FileInspector(options);
    this.hashes = options.cutEvery ? new PartHashes(options.cutEvery) : null;
  }

  /** Throws `FileError` as soon as the bytes show that the file cannot be read. */
  push(bytes: Uint8Array): void {
    this.size += bytes.length;
    this.inspector.push(bytes);
    this.hashes?.push(bytes, this.inspector.cutOffsets);
  }

  /** Throws `FileError` where the file is no table. */
  end(): InspectedFile {
    const profile = this.inspector.end();
    return { profile, parts: this.parts(profile) };
  }

  private parts(profile: FileProfile): FilePart[] | null {
    const digests = this.hashes?.end(this.inspector.cutOffsets);
    const cuts = this.inspector.cuts(profile);
    if (!digests || cuts.length === 0) return null;
    const starts = [{ byteOffset: 0, line: 1, rowNumber: 1 }, ...cuts];
    return starts.map(({ byteOffset: from, line, rowNumber: row }, part) => ({
      from,
      to: starts[part + 1]?.byteOffset ?? this.size,
      line,
      row,
      sha256: digests[part] ?? '',
    }));
  }
}
