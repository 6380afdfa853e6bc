import { ApiProperty } from '@nestjs/swagger';
import {
  IMPORT_MODES,
  SLICE_KEYS,
  type ImportMode,
  type Slice,
  type SliceBy,
  type SliceHolder,
  type SlicePage,
} from '@etl-studio/contracts';
import { MixedSpendDto } from '../../../datasets';

const day = { type: String, format: 'date' } as const;
const instant = { type: String, format: 'date-time' } as const;

class SliceHolderDto extends MixedSpendDto implements SliceHolder {
  @ApiProperty({ format: 'uuid' })
  runId!: string;

  @ApiProperty()
  fileName!: string;

  @ApiProperty({ enum: IMPORT_MODES })
  mode!: ImportMode;

  @ApiProperty({ ...instant, description: 'From which the run held the slice.' })
  since!: string;

  @ApiProperty({ ...instant, nullable: true })
  revertedAt!: string | null;

  @ApiProperty({ description: 'Whether its records of the slice count.' })
  live!: boolean;

  @ApiProperty()
  records!: number;
}

class SliceDto implements Slice {
  @ApiProperty(day)
  date!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null where slices do not tell channels apart.' })
  channel!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Null where slices do not tell campaigns apart.',
  })
  campaign!: string | null;

  @ApiProperty({
    type: [SliceHolderDto],
    description: 'Lowest first; live are the last unreverted `replace` run and the unreverted runs above it.',
  })
  stack!: SliceHolderDto[];
}

class DayRangeDto {
  @ApiProperty(day)
  from!: string;

  @ApiProperty(day)
  to!: string;
}

export class SlicePageDto implements SlicePage {
  @ApiProperty({ type: [SliceDto] })
  items!: SliceDto[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;

  @ApiProperty()
  total!: number;

  @ApiProperty({ enum: SLICE_KEYS })
  sliceBy!: SliceBy;

  @ApiProperty({ type: DayRangeDto, nullable: true, description: 'First and last day that counts.' })
  range!: DayRangeDto | null;

  @ApiProperty({
    type: [String],
    description:
      'Days inside the range, and inside `from` and `to`, that nothing counts on: the first 1,000.',
  })
  gaps!: string[];

  @ApiProperty({ description: 'How many there are.' })
  gapCount!: number;
}
