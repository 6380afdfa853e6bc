import { ApiProperty } from '@nestjs/swagger';
import { MixedSumsDto } from '../../datasets';
import type {
  ChannelFacet,
  ImportRecord,
  LiveRecord,
  LiveRecordPage,
  RecordPage,
  RecordSums,
} from '@etl-studio/contracts';

const amount = { type: String, example: '1234.56', description: 'Exact decimal.' };

export class RecordDto implements ImportRecord {
  @ApiProperty({ minimum: 1 })
  rowNumber!: number;

  @ApiProperty({ description: 'Physical line of the file on which the row starts.' })
  line!: number;

  @ApiProperty({ format: 'date' })
  date!: string;

  @ApiProperty()
  campaign!: string;

  @ApiProperty()
  channel!: string;

  @ApiProperty(amount)
  spend!: string;

  @ApiProperty({ type: Number, nullable: true })
  clicks!: number | null;

  @ApiProperty({ ...amount, nullable: true })
  conversions!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'EUR',
    description: "ISO 4217 code: the row's own, else its dataset's; null where neither names one.",
  })
  currency!: string | null;
}

export class RecordSumsDto implements RecordSums {
  @ApiProperty(amount)
  spend!: string;

  @ApiProperty(amount)
  clicks!: string;

  @ApiProperty(amount)
  conversions!: string;
}

class ChannelFacetDto implements ChannelFacet {
  @ApiProperty()
  channel!: string;

  @ApiProperty()
  count!: number;
}

class RecordFacetsDto {
  @ApiProperty({ type: [ChannelFacetDto], description: 'Most frequent first, at most 200.' })
  channel!: ChannelFacetDto[];
}

export class RecordPageDto implements RecordPage {
  @ApiProperty({ type: [RecordDto] })
  items!: RecordDto[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;

  @ApiProperty({ description: 'Records of the filtered set.' })
  total!: number;

  @ApiProperty({ type: MixedSumsDto, description: 'Of the filtered set.' })
  sums!: MixedSumsDto;

  @ApiProperty({ type: RecordFacetsDto, description: 'Of the filtered set.' })
  facets!: RecordFacetsDto;
}

export class LiveRecordDto extends RecordDto implements LiveRecord {
  @ApiProperty({ format: 'uuid', description: 'Run whose record it is.' })
  runId!: string;
}

export class LiveRecordPageDto extends RecordPageDto implements LiveRecordPage {
  @ApiProperty({ type: [LiveRecordDto] })
  declare items: LiveRecordDto[];
}
