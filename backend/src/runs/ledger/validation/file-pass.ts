import { Injectable } from '@nestjs/common';
import type { Client } from 'pg';
import type { Mapping, Rules, SliceBy, ValidationError } from '@etl-studio/contracts';
import { compileMapping, ImportTally, isRecord, type MappedFields, type RawRow } from '@etl-studio/engine';
import { RunFiles, type RunFile } from '../../reading/run-files';
import { CopySink } from '../../worker/copy-sink';
import { RollupTally, type Rollup } from '../../worker/rollup-tally';
import { perCampaign } from '../../worker/rollups';

const MOST_SAMPLES = 5;

/** How a file is to be read. */
export interface Reading {
  mapping: Mapping;
  rules: Rules;
  sliceBy: SliceBy;
}

export interface FileFigures {
  totalRows: number;
  validRows: number;
  invalidRows: number;
  errors: ValidationError[];
  /** Null where there were too many days, channels and campaigns to hold. */
  rollups: Rollup[] | null;
}

/** Reads a run's whole file as an import would, and keeps nothing but sums. */
@Injectable()
export class FilePass {
  constructor(private readonly files: RunFiles) {}

  /** Throws what `RunFiles.read` throws, and `MappingError`. */
  async figures(file: RunFile, reading: Reading, signal: AbortSignal): Promise<FileFigures> {
    const tally = new ImportTally();
    const rollups = new RollupTally(perCampaign(reading.sliceBy));
    const samples = new Map<string, number[]>();
    const mapper = compileMapping(file.profile, reading.mapping, reading.rules);
    const onRow = (row: RawRow): void => {
      const outcome = mapper.map(row);
      tally.add(row, outcome);
      if (isRecord(outcome)) rollups.add(outcome);
      for (const { code, field } of outcome.errors)
        addSample(samples, `${code} ${field ?? ''}`, row.rowNumber);
    };
    await this.files.read(file, onRow, signal);
    const { totalRows, validRows, invalidRows } = tally;
    return {
      totalRows,
      validRows,
      invalidRows,
      errors: tally.topErrors().map(({ code, field, count }) => {
        return { code, field, count, sampleRows: samples.get(`${code} ${field ?? ''}`) ?? [] };
      }),
      rollups: rollups.rollups(),
    };
  }

  /** Copies what the file's records say into the session's table `file_record`. */
  async copy(file: RunFile, reading: Reading, session: Client, signal: AbortSignal): Promise<void> {
    const mapper = compileMapping(file.profile, reading.mapping, reading.rules);
    const sink = new CopySink(
      session,
      'file_record (date, channel, campaign, spend, clicks, conversions, currency)',
    );
    const onRow = (row: RawRow): void => {
      const outcome = mapper.map(row);
      if (isRecord(outcome)) addLine(sink, outcome);
    };
    await this.files.read(file, onRow, signal, () => sink.flushFull());
    await sink.end();
  }
}

function addSample(samples: Map<string, number[]>, cause: string, rowNumber: number): void {
  const rows = samples.get(cause);
  if (!rows) samples.set(cause, [rowNumber]);
  else if (rows.length < MOST_SAMPLES && rows.at(-1) !== rowNumber) rows.push(rowNumber);
}

function addLine({ lines }: CopySink, record: MappedFields): void {
  lines.text(record.date);
  lines.text(record.channel);
  lines.text(record.campaign);
  lines.amount(record.spend);
  if (record.clicks === null) lines.nothing();
  else lines.integer(record.clicks);
  if (record.conversions === null) lines.nothing();
  else lines.amount(record.conversions);
  if (record.currency === null) lines.nothing();
  else lines.text(record.currency);
  lines.endLine();
}
