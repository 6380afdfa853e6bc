import { ApiProperty } from '@nestjs/swagger';
import {
  IMPORT_MODES,
  RUN_STATUSES,
  type DecimalSeparator,
  type ImportMode,
  type ReceiptLines,
  type ReceiptReading,
  type ReceiptSums,
  type RunReceipt,
  type RunStatus,
} from '@etl-studio/contracts';
import { SumsDto } from '../../datasets';
import { RecordSumsDto } from './record.dto';
import { ControlTotalsDto, RunAuthorDto } from './run.dto';

const amount = { type: String, nullable: true, example: '1234.56', description: 'Exact decimal.' };
const instant = { type: String, format: 'date-time' };

class ReceiptDatasetDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}

class ReceiptFileDto {
  @ApiProperty()
  name!: string;

  @ApiProperty({ description: 'Bytes.' })
  size!: number;

  @ApiProperty({ description: 'Of the original bytes, in hexadecimal.' })
  sha256!: string;
}

class ReceiptReadingDto implements ReceiptReading {
  @ApiProperty({ example: 'utf-8' })
  encoding!: string;

  @ApiProperty()
  delimiter!: string;

  @ApiProperty()
  quote!: string;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Physical line of the header; null without one.',
  })
  headerLine!: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'YYYY-MM-DD' })
  dateFormat!: string | null;

  @ApiProperty({ enum: ['.', ','], type: String, nullable: true, description: 'Of the spend column.' })
  decimal!: DecimalSeparator | null;
}

/** Every physical line of the file, in one class each. */
class ReceiptLinesDto implements ReceiptLines {
  @ApiProperty({ description: 'Counted apart from the classes, by the line ends of the file.' })
  total!: number;

  @ApiProperty({ description: 'Above the header.' })
  preamble!: number;

  @ApiProperty()
  header!: number;

  @ApiProperty()
  blank!: number;

  @ApiProperty({ description: "The file's own totals." })
  totals!: number;

  @ApiProperty({ description: 'Notes and comments.' })
  footers!: number;

  @ApiProperty({ description: 'Lines of imported rows; a row may have several.' })
  imported!: number;

  @ApiProperty({ description: 'Lines of rejected rows.' })
  rejected!: number;

  @ApiProperty({ description: 'Lines of rows that a mend dropped.' })
  excluded!: number;

  @ApiProperty({ description: 'Whether total is the sum of the classes.' })
  balanced!: boolean;
}

class ReceiptRowsDto {
  @ApiProperty()
  total!: number;

  @ApiProperty()
  valid!: number;

  @ApiProperty()
  invalid!: number;

  @ApiProperty()
  excluded!: number;

  @ApiProperty({ description: 'Whether total = valid + invalid + excluded.' })
  balanced!: boolean;
}

class StatedSumsDto {
  @ApiProperty(amount)
  spend!: string | null;

  @ApiProperty(amount)
  clicks!: string | null;

  @ApiProperty(amount)
  conversions!: string | null;
}

class ReceiptSumsDto implements ReceiptSums {
  @ApiProperty({
    type: RecordSumsDto,
    description: "The run's records as they are stored, whatever currencies they name.",
  })
  imported!: RecordSumsDto;

  @ApiProperty({ type: [SumsDto], description: 'The same in each currency, most records first.' })
  byCurrency!: SumsDto[];

  @ApiProperty({ type: RecordSumsDto, nullable: true, description: 'Of rejected rows, what parses.' })
  rejected!: RecordSumsDto | null;

  @ApiProperty({ type: RecordSumsDto, nullable: true, description: 'Of dropped rows, what parses.' })
  excluded!: RecordSumsDto | null;

  @ApiProperty({ type: StatedSumsDto, nullable: true, description: 'What the file states about itself.' })
  file!: StatedSumsDto | null;

  @ApiProperty({
    type: Boolean,
    nullable: true,
    description: 'Whether the stored records add up to what was read and what mends added.',
  })
  balanced!: boolean | null;
}

export class RunReceiptDto implements RunReceipt {
  @ApiProperty({ format: 'uuid' })
  runId!: string;

  @ApiProperty({ type: ReceiptDatasetDto })
  dataset!: ReceiptDatasetDto;

  @ApiProperty({ enum: RUN_STATUSES })
  status!: RunStatus;

  @ApiProperty({ type: ReceiptFileDto })
  file!: ReceiptFileDto;

  @ApiProperty({ type: ReceiptReadingDto })
  reading!: ReceiptReadingDto;

  @ApiProperty({ type: Number, nullable: true })
  schemaVersion!: number | null;

  @ApiProperty({ enum: IMPORT_MODES })
  mode!: ImportMode;

  @ApiProperty({
    type: ReceiptLinesDto,
    nullable: true,
    description: 'Null where the file was not read to its end, or before lines were counted; see `note`.',
  })
  lines!: ReceiptLinesDto | null;

  @ApiProperty({
    type: ReceiptRowsDto,
    nullable: true,
    description: 'Null where the file was not read to its end.',
  })
  rows!: ReceiptRowsDto | null;

  @ApiProperty({ type: ReceiptSumsDto })
  sums!: ReceiptSumsDto;

  @ApiProperty({ type: ControlTotalsDto, nullable: true })
  control!: ControlTotalsDto | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why something is missing, in words.' })
  note!: string | null;

  @ApiProperty()
  attemptCount!: number;

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
}
