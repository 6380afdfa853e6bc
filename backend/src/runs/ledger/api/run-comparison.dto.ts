import { ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import type {
  ComparedRun,
  Comparison,
  LedgerFigures,
  RecordChange,
  RunComparison,
} from '@etl-studio/contracts';
import { MixedSumsDto } from '../../../datasets';
import { RecordDto } from '../../api/record.dto';

export class CompareQuery {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  base!: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  target!: string;
}

class ComparedFiguresDto extends MixedSumsDto implements LedgerFigures {
  @ApiProperty()
  records!: number;
}

class ComparedRunDto implements ComparedRun {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  fileName!: string;

  @ApiProperty({ type: 'integer', nullable: true })
  schemaVersion!: number | null;

  @ApiProperty()
  validRows!: number;

  @ApiProperty()
  invalidRows!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt!: string | null;
}

class ComparisonDto implements Comparison {
  @ApiProperty({ type: ComparedFiguresDto })
  base!: ComparedFiguresDto;

  @ApiProperty({ type: ComparedFiguresDto })
  target!: ComparedFiguresDto;

  @ApiProperty({
    type: ComparedFiguresDto,
    description: 'Target less base, in each currency that either of them has.',
  })
  delta!: ComparedFiguresDto;
}

class ChannelComparisonDto extends ComparisonDto {
  @ApiProperty()
  channel!: string;
}

class DayComparisonDto extends ComparisonDto {
  @ApiProperty({ format: 'date' })
  date!: string;
}

class CampaignComparisonDto extends ComparisonDto {
  @ApiProperty()
  campaign!: string;
}

export class RecordChangeDto {
  @ApiProperty({ enum: ['added', 'removed', 'changed'] })
  kind!: RecordChange['kind'];

  @ApiProperty({ type: RecordDto, nullable: true })
  base!: RecordDto | null;

  @ApiProperty({ type: RecordDto, nullable: true })
  target!: RecordDto | null;
}

class ComparedRecordsDto {
  @ApiProperty()
  added!: number;

  @ApiProperty()
  removed!: number;

  @ApiProperty()
  changed!: number;

  @ApiProperty()
  unchanged!: number;

  @ApiProperty({
    type: 'array',
    items: { $ref: getSchemaPath(RecordChangeDto) },
    description: 'Ten of each kind at most.',
  })
  samples!: RecordChange[];
}

export class RunComparisonDto implements RunComparison {
  @ApiProperty({ type: ComparedRunDto })
  base!: ComparedRunDto;

  @ApiProperty({ type: ComparedRunDto })
  target!: ComparedRunDto;

  @ApiProperty({ type: ComparisonDto })
  totals!: ComparisonDto;

  @ApiProperty({ type: [ChannelComparisonDto], description: 'The 500 whose spend differs most.' })
  channels!: ChannelComparisonDto[];

  @ApiProperty({ type: [DayComparisonDto], description: 'The 500 whose spend differs most, in their order.' })
  days!: DayComparisonDto[];

  @ApiProperty({ type: [CampaignComparisonDto], description: 'The 500 whose spend differs most.' })
  campaigns!: CampaignComparisonDto[];

  @ApiProperty({ type: ComparedRecordsDto, description: 'Matched by date, channel and campaign.' })
  records!: ComparedRecordsDto;
}
