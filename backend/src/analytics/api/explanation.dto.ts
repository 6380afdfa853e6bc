import { ApiProperty } from '@nestjs/swagger';
import type { ExplainedRun, Explanation } from '@etl-studio/contracts';
import { SumsDto } from '../../datasets';
import { ExplainedRecordDto } from '../../runs';
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
