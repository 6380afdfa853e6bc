import { ApiProperty } from '@nestjs/swagger';
import type { ExplainedRecord, RecordOrigin, RecordPosition } from '@etl-studio/contracts';
import { RulesDto } from '../../datasets';
import { RecordDto } from './record.dto';
import { CellErrorDto, MendDto } from './row-error.dto';

export class ExplainedRecordDto implements ExplainedRecord {
  @ApiProperty({ type: RecordDto })
  record!: RecordDto;

  @ApiProperty({ format: 'uuid' })
  runId!: string;

  @ApiProperty()
  fileName!: string;

  @ApiProperty({ type: 'integer', nullable: true })
  schemaVersion!: number | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    nullable: true,
    description: 'Raw cells by column, as the file has them; null where the file is gone.',
  })
  cells!: Record<string, string> | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: {
      type: 'object',
      properties: { column: { type: 'string' }, constant: { type: 'string' } },
    },
    description: 'The column that each field was read from, or the constant that it was given.',
  })
  sources!: ExplainedRecord['sources'];

  @ApiProperty({ type: MendDto, nullable: true, description: 'Null where the file had it right.' })
  mend!: MendDto | null;
}

export class RecordOriginDto extends ExplainedRecordDto implements RecordOrigin {
  @ApiProperty({
    type: [CellErrorDto],
    description: 'Why its row was rejected before it was mended; empty where the file had it right.',
  })
  errors!: CellErrorDto[];

  @ApiProperty({ type: RulesDto, description: 'Rules of the schema version, all of which hold.' })
  rules!: RecordOrigin['rules'];
}

export class RecordPositionDto implements RecordPosition {
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'From 0; null where the filter leaves it out.',
  })
  position!: number | null;
}
