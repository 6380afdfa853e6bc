import {
  type AmbiguousOption,
  DEFAULT_LIMITS,
  type FieldMapping,
  type FieldProblem,
  type Mapping,
  REQUIRED_FIELDS,
  type RequiredField,
  type Rules,
} from '@etl-studio/contracts';
import {
  type ColumnProfile,
  type EngineLimits,
  FileInspector,
  type FileProfile,
  MappingError,
  type RawRow,
  type RowMapper,
  type RowOutcome,
  RowReader,
  compileMapping,
} from '@etl-studio/engine';
import type { Conversion, ConvertedRow, OpenReadings } from './conversion';

/** Rows with errors that are kept for a look. */
const FAILING_ROWS = 200;
/** Milliseconds between two reports of a long count. */
const REPORT_EVERY_MS = 200;
/** Bytes read before the thread looks for newer requests. */
const SLICE_BYTES = 256 * 1024;

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
    readonly profile: FileProfile,
    private readonly file: Blob | null,
    private readonly limits: EngineLimits,
  ) {}

  /** Reads the whole file once. Throws FileError. */
  static async ofFile(file: Blob, limits: EngineLimits): Promise<FileConverter> {
    const inspector = new FileInspector({ limits });
    for await (const bytes of slices(file)) inspector.push(bytes);
    return new FileConverter(inspector.end(), file, limits);
  }

  /** Knows no more than the rows in `profile.head`. */
  static ofPreview(profile: FileProfile): FileConverter {
    return new FileConverter(profile, null, DEFAULT_LIMITS);
  }

  /**
   * Reports what `mapping` makes of the first rows at once, then of the whole file; stops between two
   * slices of the file as soon as `isWanted` says no.
   */
  async convert(
    mapping: Mapping,
    rules: Rules,
    report: (conversion: Conversion) => void,
    isWanted: () => boolean = () => true,
  ): Promise<void> {
    const compiled = this.compile(mapping, rules);
    if ('problems' in compiled) {
      report({ ...emptyCount(), ...compiled });
      return;
    }
    const head = this.profile.head.map((row) => converted(row, compiled.mapper.map(row)));
    const preview = new Count(head);
    for (const row of this.profile.head) preview.add(row, compiled.mapper.map(row));
    report(preview.report(this.file === null));
    if (!this.file) return;

    const whole = new Count(head);
    const reader = new RowReader(this.profile, this.limits, (row) =>
      whole.add(row, compiled.mapper.map(row)),
    );
    let reportedAt = Date.now();
    for await (const bytes of slices(this.file)) {
      if (!isWanted()) return;
      reader.push(bytes);
      if (Date.now() - reportedAt < REPORT_EVERY_MS) continue;
      reportedAt = Date.now();
      report(whole.report(false));
    }
    reader.end();
    report(whole.report(true));
  }

  /** How else the values of a column that leaves its reading open could be read, with samples of both. */
  openReadings(): OpenReadings {
    const readings: OpenReadings = {};
    for (const column of this.profile.columns) {
      const date = this.differing(
        column,
        column.dateFormats.map((format) => ({ format })),
        'date',
      );
      const number = this.differing(
        column,
        column.decimals.map((decimal) => ({ decimal })),
        'spend',
      );
      if (date || number)
        readings[column.name] = { ...(date ? { date } : {}), ...(number ? { number } : {}) };
    }
    return readings;
  }

  private differing(
    column: ColumnProfile,
    options: Omit<AmbiguousOption, 'samples'>[],
    field: 'date' | 'spend',
  ): AmbiguousOption[] | null {
    if (options.length < 2) return null;
    const sampled = options.map((option) => ({ ...option, samples: this.samples(column, option, field) }));
    const readings = new Set(
      sampled.map((option) => option.samples.map((sample) => sample.converted).join('\n')),
    );
    return readings.size > 1 ? sampled : null;
  }

  private samples(
    column: ColumnProfile,
    option: FieldMapping,
    field: 'date' | 'spend',
  ): AmbiguousOption['samples'] {
    const compiled = this.compile({ [field]: { ...option, source: column.name } }, {});
    if ('problems' in compiled) return [];
    return column.samples.flatMap((raw) => {
      const cells = this.profile.columns.map((other) => (other.index === column.index ? raw : ''));
      const { values } = compiled.mapper.map({
        rowNumber: 1,
        line: 1,
        lines: 1,
        byteOffset: 0,
        cells,
        faults: [],
      });
      const value = values[field];
      return value === undefined ? [] : [{ raw, converted: value }];
    });
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

class Count {
  private readonly failing: ConvertedRow[] = [];
  private readonly failingByField: Conversion['failingByField'] = {};
  private totalRows = 0;
  private validRows = 0;

  constructor(private readonly head: ConvertedRow[]) {}

  add(row: RawRow, outcome: RowOutcome): void {
    this.totalRows += 1;
    if (outcome.errors.length === 0) {
      this.validRows += 1;
      return;
    }
    if (this.failing.length < FAILING_ROWS) this.failing.push(converted(row, outcome));
    const fields = new Set(outcome.errors.flatMap((error) => (error.field === null ? [] : [error.field])));
    for (const field of fields) this.failingByField[field] = (this.failingByField[field] ?? 0) + 1;
  }

  report(complete: boolean): Conversion {
    const { head, failing, failingByField, totalRows, validRows } = this;
    return {
      head,
      failing: [...failing],
      failingByField: { ...failingByField },
      totalRows,
      validRows,
      complete,
      problems: [],
    };
  }
}

function emptyCount(): Conversion {
  return new Count([]).report(true);
}

function converted(row: RawRow, outcome: RowOutcome): ConvertedRow {
  const { rowNumber, line, cells } = row;
  return { rowNumber, line, cells, values: outcome.values, errors: outcome.errors };
}

async function* slices(file: Blob): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < file.size; start += SLICE_BYTES) {
    yield new Uint8Array(await file.slice(start, start + SLICE_BYTES).arrayBuffer());
  }
}
