import { ApiProperty } from '@nestjs/swagger';
import {
  IMPORT_MODES,
  MAPPING_FIELDS,
  ROW_ERROR_CODES,
  RUN_ERROR_CODES,
  RUN_PHASES,
  RUN_STATUSES,
  type ControlFigure,
  type ControlTotals,
  type ImportMode,
  type MappingField,
  type RowErrorCode,
  type Run,
  type RunErrorCode,
  type RunPhase,
  type RunStatus,
  type TopError,
} from '@etl-studio/contracts';

const amount = { type: String, example: '1234.56', description: 'Exact decimal.' };
const instant = { type: String, format: 'date-time' };

export class TopErrorDto implements TopError {
  @ApiProperty({ enum: ROW_ERROR_CODES })
  code!: RowErrorCode;

  @ApiProperty({ enum: MAPPING_FIELDS, nullable: true, type: String })
  field!: MappingField | null;

  @ApiProperty()
  count!: number;

  @ApiProperty({ description: 'Row number of the first such row.' })
  sampleRow!: number;
}

export class ControlFigureDto implements ControlFigure {
  @ApiProperty({ ...amount, description: "The file's own total." })
  file!: string;

  @ApiProperty({ ...amount, description: 'What the rows add up to.' })
  rows!: string;

  @ApiProperty({ ...amount, description: 'file minus rows.' })
  difference!: string;
}

export class ControlTotalsDto implements ControlTotals {
  @ApiProperty({ type: ControlFigureDto, nullable: true })
  spend!: ControlFigureDto | null;

  @ApiProperty({ type: ControlFigureDto, nullable: true })
  clicks!: ControlFigureDto | null;

  @ApiProperty({ type: ControlFigureDto, nullable: true })
  conversions!: ControlFigureDto | null;

  @ApiProperty({ description: 'Whether every figure agrees, rounded as the file rounds, to cents at most.' })
  matches!: boolean;
}

export class RunFailureDto {
  @ApiProperty({ enum: RUN_ERROR_CODES })
  code!: RunErrorCode;

  @ApiProperty()
  message!: string;
}

export class RunAuthorDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}

/** An import of one file into one dataset. total = valid + invalid + excluded once it has ended. */
export class RunDto implements Run {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  datasetId!: string;

  @ApiProperty({ format: 'uuid' })
  orgId!: string;

  @ApiProperty({ enum: RUN_STATUSES })
  status!: RunStatus;

  @ApiProperty()
  fileName!: string;

  @ApiProperty({ description: 'Bytes.' })
  fileSize!: number;

  @ApiProperty({ description: 'Of the original bytes, in hexadecimal.' })
  sha256!: string;

  @ApiProperty({ type: Number, nullable: true })
  schemaVersion!: number | null;

  @ApiProperty({ enum: IMPORT_MODES })
  mode!: ImportMode;

  @ApiProperty({ description: 'Data rows of the file.' })
  totalRows!: number;

  @ApiProperty()
  processedRows!: number;

  @ApiProperty()
  validRows!: number;

  @ApiProperty()
  invalidRows!: number;

  @ApiProperty()
  excludedRows!: number;

  @ApiProperty({ minimum: 0, maximum: 100 })
  progressPercent!: number;

  @ApiProperty()
  rowsPerSecond!: number;

  @ApiProperty({ enum: RUN_PHASES, nullable: true, type: String })
  phase!: RunPhase | null;

  @ApiProperty({ ...amount, description: 'Spend of the valid rows so far, as an exact decimal.' })
  spend!: string;

  @ApiProperty({ type: [TopErrorDto] })
  topErrors!: TopErrorDto[];

  @ApiProperty()
  attemptCount!: number;

  @ApiProperty({ description: 'Set aside after its last attempt; `retry` takes it up again.' })
  dlq!: boolean;

  @ApiProperty({ type: RunFailureDto, nullable: true })
  error!: RunFailureDto | null;

  @ApiProperty({
    type: ControlTotalsDto,
    nullable: true,
    description: "The file's own totals against its rows, rejected ones included; null where it has none.",
  })
  control!: ControlTotalsDto | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  rerunOf!: string | null;

  @ApiProperty({ type: RunAuthorDto, nullable: true })
  createdBy!: RunAuthorDto | null;

  @ApiProperty(instant)
  createdAt!: string;

  @ApiProperty({ ...instant, nullable: true })
  startedAt!: string | null;

  @ApiProperty({ ...instant, nullable: true })
  finishedAt!: string | null;

  @ApiProperty({ ...instant, nullable: true })
  revertedAt!: string | null;

  @ApiProperty({ ...instant, nullable: true, description: 'When a transient failure is tried again.' })
  retryAt!: string | null;

  @ApiProperty({ description: 'Grows with every change; the id of its events.' })
  seq!: number;
}
