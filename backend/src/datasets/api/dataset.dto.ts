import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import {
  type Dataset,
  type DatasetRequest,
  IMPORT_MODES,
  type ImportMode,
  type Run,
  SLICE_KEYS,
  type SliceBy,
  type Totals,
} from '@etl-studio/contracts';
import { PageQuery } from '../../platform/http';
import { MixedSumsDto } from './sums.dto';
import { WhenGiven } from './when-given';

const LONGEST_NAME = 200;
const LONGEST_DESCRIPTION = 2_000;
const CURRENCIES = Intl.supportedValuesOf('currency');

const Trimmed = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
export class DatasetRequestDto implements DatasetRequest {
  @ApiProperty({ minLength: 1, maxLength: LONGEST_NAME, description: 'Unique in the organization.' })
  @Trimmed()
  @IsString()
  @Length(1, LONGEST_NAME)
  name!: string;

  @ApiPropertyOptional({ maxLength: LONGEST_DESCRIPTION })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() || null : value))
  @IsString()
  @MaxLength(LONGEST_DESCRIPTION)
  description?: string;

  @ApiPropertyOptional({ example: 'EUR', description: 'ISO 4217 code of the amounts.' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.trim().toUpperCase() : value,
  )
  @IsIn(CURRENCIES, { message: 'currency must be an ISO 4217 code such as EUR' })
  currency?: string;

  @ApiPropertyOptional({ enum: IMPORT_MODES, default: 'replace' })
  @WhenGiven()
  @IsIn(IMPORT_MODES)
  importMode?: ImportMode;

  @ApiPropertyOptional({
    enum: SLICE_KEYS,
    default: 'date,channel',
    description: 'Changed only while nothing is live.',
  })
  @WhenGiven()
  @IsIn(SLICE_KEYS)
  sliceBy?: SliceBy;
}

export class DatasetsQuery extends PageQuery {
  /** Read by the access guard. */
  @IsOptional()
  @IsString()
  orgId?: string;
}

export class DatasetPatchDto extends PartialType(DatasetRequestDto, { skipNullProperties: false }) {}

class DatasetMakerDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}

class TotalsDto extends MixedSumsDto implements Totals {
  @ApiProperty({ type: 'integer' })
  records!: number;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  from!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  to!: string | null;
}

export class DatasetDto implements Dataset {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  orgId!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ type: String, nullable: true })
  description!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'EUR' })
  currency!: string | null;

  @ApiProperty({ enum: IMPORT_MODES })
  importMode!: ImportMode;

  @ApiProperty({ enum: SLICE_KEYS })
  sliceBy!: SliceBy;

  @ApiProperty({ type: 'integer', nullable: true })
  activeSchemaVersion!: number | null;

  @ApiProperty({ allOf: [{ $ref: '#/components/schemas/Run' }], nullable: true })
  lastRun!: Run | null;

  @ApiProperty()
  totals!: TotalsDto;

  @ApiProperty({
    type: 'integer',
    isArray: true,
    description:
      'Live records of each of the 14 days up to `totals.to`, oldest first; empty without records.',
  })
  recentRecords!: number[];

  @ApiProperty({ type: DatasetMakerDto, nullable: true, description: 'Null where the person is gone.' })
  createdBy!: DatasetMakerDto | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
}
