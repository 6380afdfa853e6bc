import {
  DEFAULT_LIMITS,
  type DialectChoice,
  type FieldMapping,
  type FieldProblem,
  type Inspection,
  type Mapping,
  type RememberedMapping,
  REQUIRED_FIELDS,
  type RequiredField,
  type Rules,
} from '@etl-studio/contracts';
import {
  compileMapping,
  type EngineLimits,
  FileInspector,
  type FileProfile,
  headView,
  type HeadView,
  type Likeness,
  likenesses,
  MappingError,
  type RowMapper,
  RowReader,
  toInspection,
} from '@etl-studio/engine';

import { columnReadings } from './column-readings';
import type { Conversion, OpenReadings, RowWindow } from './conversion';
import { DryRun } from './dry-run';
import { bytesOf } from './file-bytes';

/** Milliseconds between two reports of a long count. */
const REPORT_EVERY_MS = 200;

/** Bytes from the start of the file that are looked at to say why it is read as it is. */
const HEAD_BYTES = 65_536;

/** Stand in for required fields that have no source yet, so that the others can already be converted. */
const PLACEHOLDERS: Record<RequiredField, FieldMapping> = {
  date: { constant: '2000-01-01' },
  campaign: { constant: '-none-' },
  channel: { constant: '-none-' },
  spend: { constant: '0' },
};

/** Converts a file, or the rows known of it, by any number of mappings, with the engine of the import. */
export class FileConverter {
  private constructor(
    private readonly profile: FileProfile,
    private readonly file: Blob | null,
    private readonly limits: EngineLimits,
    /** The first lines of the file; null where it is not at hand. */
    readonly head: HeadView | null,
  ) {}

  /** Reads the whole file once, as is said, telling `onBytes` how many bytes that were so far. Throws FileError. */
  static async ofFile(
    file: Blob,
    limits: EngineLimits,
    said: DialectChoice = {},
    onBytes: (bytes: number) => void = () => undefined,
  ): Promise<FileConverter> {
    const inspector = new FileInspector({ limits, ...said });
    let read = 0;
    let head = new Uint8Array(0);
    for await (const bytes of bytesOf(file)) {
      if (read === 0) head = bytes.slice(0, HEAD_BYTES);
      inspector.push(bytes);
      onBytes((read += bytes.length));
    }
    const profile = inspector.end();
    return new FileConverter(profile, file, limits, headView(head, read === head.length, profile));
  }

  /** Knows no more than the rows in `profile.head`. */
  static ofPreview(profile: FileProfile): FileConverter {
    return new FileConverter(profile, null, DEFAULT_LIMITS, null);
  }

  inspection(remembered: RememberedMapping | null): Inspection {
    return toInspection(this.profile, remembered);
  }

  /** How else the values of a column that leaves its reading open could be read, with samples of both. */
  openReadings(): OpenReadings {
    return columnReadings(this.profile, (field, mapping) => {
      const compiled = this.compile({ [field]: mapping }, {});
      return 'mapper' in compiled ? compiled.mapper : null;
    });
  }

  /** What columns look like, by name: rows of a preview do not say enough of them. */
  likenesses(): ReadonlyMap<string, Likeness> {
    return this.file ? likenesses(this.profile) : new Map();
  }

  /**
   * Reports what `mapping` makes of the first rows at once, then of the whole file; stops between two
   * slices of the file as soon as `isWanted` says no.
   */
  async convert(
    { mapping, rules, window }: { mapping: Mapping; rules: Rules; window: RowWindow },
    report: (conversion: Conversion) => void,
    isWanted: () => boolean = () => true,
  ): Promise<void> {
    const compiled = this.compile(mapping, rules);
    if ('problems' in compiled) {
      report({ ...new DryRun(window).soFar(), ...compiled, complete: true });
      return;
    }
    const { mapper } = compiled;
    const head = new DryRun(window);
    for (const row of this.profile.head) head.add(row, mapper.map(row));
    if (!this.file) {
      report(head.whole(this.profile, mapping));
      return;
    }
    if (window.from === 1) report(head.soFar());

    const run = new DryRun(window);
    const reader = new RowReader(this.profile, this.limits, (row) => run.add(row, mapper.map(row)));
    let reportedAt = Date.now();
    for await (const bytes of bytesOf(this.file)) {
      if (!isWanted()) return;
      reader.push(bytes);
      if (Date.now() - reportedAt < REPORT_EVERY_MS) continue;
      reportedAt = Date.now();
      report(run.soFar());
    }
    reader.end();
    report(run.whole(this.profile, mapping));
  }

  private compile(mapping: Mapping, rules: Rules): { mapper: RowMapper } | { problems: FieldProblem[] } {
    const complete: Mapping = { ...mapping };
    for (const field of REQUIRED_FIELDS) complete[field] ??= PLACEHOLDERS[field];
    try {
      return { mapper: compileMapping(this.profile, complete, rules) };
    } catch (error) {
      if (error instanceof MappingError) return { problems: error.problems };
      throw error;
    }
  }
}
