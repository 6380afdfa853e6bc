import { ApiProperty } from '@nestjs/swagger';
import type { ExplainedRecord, ExplainedRun, Explanation } from '@etl-studio/contracts';
import { SumsDto } from '../../datasets';
import { MendDto, RecordDto } from '../../runs';
import { FiguresDto } from './analytics.dto';

class ExplainedRunDto extends SumsDto implements ExplainedRun {
  @ApiProperty({ format: 'uuid' })
  runId!: string;

  @ApiProperty({ format: 'uuid' })
  datasetId!: string;

  @ApiProperty()
  fileName!: string;

  @ApiProperty()
  sha256!: string;

  @ApiProperty({ type: 'integer', nullable: true })
  schemaVersion!: number | null;

  @ApiProperty({ format: 'date-time' })
  publishedAt!: string;

  @ApiProperty({ type: 'integer', description: 'Days and channels that it gives records to.' })
  slices!: number;

  @ApiProperty({ type: 'integer', description: 'Its rows of these days that were mended.' })
  mendedRows!: number;
}

class ExplainedRecordDto implements ExplainedRecord {
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

class ExplainedRecordsDto {
  @ApiProperty({ type: [ExplainedRecordDto] })
  items!: ExplainedRecordDto[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;

  @ApiProperty({ type: 'integer' })
  total!: number;
}

export class ExplanationDto implements Explanation {
  @ApiProperty({ type: [FiguresDto] })
  totals!: FiguresDto[];

  @ApiProperty({
    type: [ExplainedRunDto],
    description: 'One per run and currency, most spend first; 500 at most.',
  })
  runs!: ExplainedRunDto[];

  @ApiProperty({ type: ExplainedRecordsDto, description: 'Most spend first.' })
  records!: ExplainedRecordsDto;
}
