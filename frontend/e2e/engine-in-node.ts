import {
  compileMapping,
  FileError,
  FileInspector,
  type FileProfile,
  ImportTally,
  type MappedValues,
  RowReader,
  toInspection,
} from '@etl-studio/engine';
import {
  type CellError,
  DEFAULT_LIMITS,
  type Inspection,
  type Mapping,
  REQUIRED_FIELDS,
} from '@etl-studio/contracts';

/** Bytes that storage gives the import at a time. */
const CHUNK_BYTES = 64 * 1024;

const STAND_IN = { date: '2026-01-01', campaign: 'All campaigns', channel: 'Ads', spend: '0' };

/** Everything that a reading of a whole file gives. */
export interface FileReading {
  inspection: Inspection;
  /** Raw cells, records and row errors of every data row. */
  rows: {
    rowNumber: number;
    line: number;
    cells: string[];
    values: Partial<MappedValues>;
    errors: CellError[];
  }[];
  imported: object;
  rejected: object;
  control: object | null;
}

/** What the import makes of a file, or why it cannot be read. */
export function readAsImport(bytes: Uint8Array): FileReading | { refused: string } {
  try {
    return read(bytes);
  } catch (error) {
    if (error instanceof FileError) return { refused: error.message };
    throw error;
  }
}

/** The suggested mapping, with one value for every row where a required field has no column. */
export function mappingOf({ suggestedMapping }: Inspection): Mapping {
  const mapping: Mapping = {};
  for (const [field, { source, constant, format, decimal }] of Object.entries(suggestedMapping)) {
    mapping[field as keyof Mapping] = source === undefined ? { constant } : { source, format, decimal };
  }
  for (const field of REQUIRED_FIELDS) mapping[field] ??= { constant: STAND_IN[field] };
  return mapping;
}

function read(bytes: Uint8Array): FileReading {
  const chunks = Array.from({ length: Math.ceil(bytes.length / CHUNK_BYTES) }, (_, at) =>
    bytes.subarray(at * CHUNK_BYTES, (at + 1) * CHUNK_BYTES),
  );
  const inspector = new FileInspector();
  for (const chunk of chunks) inspector.push(chunk);
  return imported(inspector.end(), chunks);
}

function imported(profile: FileProfile, chunks: Uint8Array[]): FileReading {
  const inspection = toInspection(profile);
  const mapping = mappingOf(inspection);
  const mapper = compileMapping(profile, mapping, {});
  const tally = new ImportTally();
  const rows: FileReading['rows'] = [];
  const reader = new RowReader(profile, DEFAULT_LIMITS, (row) => {
    const outcome = mapper.map(row);
    tally.add(row, outcome);
    const { rowNumber, line, cells } = row;
    rows.push({
      rowNumber,
      line,
      cells: [...cells],
      values: { ...outcome.values },
      errors: [...outcome.errors],
    });
  });
  for (const chunk of chunks) reader.push(chunk);
  reader.end();
  const control = tally.control(profile, mapping);
  return { inspection, rows, imported: tally.imported, rejected: tally.rejected, control };
}
