import { ApiProperty } from '@nestjs/swagger';
import {
  IMPORT_MODES,
  RUN_STATUSES,
  type ImportMode,
  type RunReceipt,
  type RunStatus,
} from '@etl-studio/contracts';
import { RecordSumsDto } from './record.dto';
import { ControlTotalsDto } from './run.dto';

class ReceiptFileDto {
  @ApiProperty()
  name!: string;

  @ApiProperty({ description: 'Bytes.' })
  size!: number;

  @ApiProperty()
  sha256!: string;
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

export class RunReceiptDto implements RunReceipt {
  @ApiProperty({ format: 'uuid' })
  runId!: string;

  @ApiProperty({ format: 'uuid' })
  datasetId!: string;

  @ApiProperty({ enum: RUN_STATUSES })
  status!: RunStatus;

  @ApiProperty({ type: ReceiptFileDto })
  file!: ReceiptFileDto;

  @ApiProperty({ type: Number, nullable: true })
  schemaVersion!: number | null;

  @ApiProperty({ enum: IMPORT_MODES })
  mode!: ImportMode;

  @ApiProperty({ type: ReceiptRowsDto })
  rows!: ReceiptRowsDto;

  @ApiProperty({ type: RecordSumsDto })
  sums!: RecordSumsDto;

  @ApiProperty({ type: ControlTotalsDto, nullable: true })
  control!: ControlTotalsDto | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt!: string | null;
}
