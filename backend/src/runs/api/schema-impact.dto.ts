import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, ValidateIf } from 'class-validator';
import {
  type ImpactExample,
  type ImpactGroup,
  type ImpactRows,
  type ImpactTotals,
  MAPPING_FIELDS,
  type MappingField,
  type ReadOtherwise,
  ROW_ERROR_CODES,
  type RowCounts,
  type RowErrorCode,
  type SchemaImpact,
  type SchemaImpactRequest,
} from '@etl-studio/contracts';
import { SchemaDraftDto } from '../../datasets';

export class SchemaImpactRequestDto extends SchemaDraftDto implements SchemaImpactRequest {
  @ApiPropertyOptional({ format: 'uuid', description: 'A run of the dataset; its latest if left out.' })
  @ValidateIf((_request: object, value: unknown) => value !== undefined)
  @IsString()
  runId?: string;
}

class RowCountsDto implements RowCounts {
  @ApiProperty({ type: 'integer' })
  validRows!: number;

  @ApiProperty({ type: 'integer' })
  invalidRows!: number;
}

class ImpactTotalsDto implements ImpactTotals {
  @ApiProperty({ example: '1234.56' })
  spend!: string;

  @ApiProperty({ example: '1200' })
  clicks!: string;

  @ApiProperty({ example: '31.5' })
  conversions!: string;
}

class ImpactExampleDto implements ImpactExample {
  @ApiProperty({ type: 'integer' })
  rowNumber!: number;

  @ApiProperty({ type: 'integer' })
  line!: number;

  @ApiProperty({ type: String, nullable: true })
  value!: string | null;

  @ApiProperty()
  message!: string;
}

class ImpactGroupDto implements ImpactGroup {
  @ApiProperty({ enum: ROW_ERROR_CODES })
  code!: RowErrorCode;

  @ApiProperty({ enum: MAPPING_FIELDS, nullable: true })
  field!: MappingField | null;

  @ApiProperty({ type: 'integer', description: 'Rows.' })
  count!: number;

  @ApiProperty({ type: 'integer', isArray: true })
  sampleRows!: number[];

  @ApiProperty({ type: [ImpactExampleDto], description: 'The first few with different values.' })
  examples!: ImpactExampleDto[];
}

class ImpactRowsDto implements ImpactRows {
  @ApiProperty({ type: 'integer' })
  rows!: number;

  @ApiProperty({ type: [ImpactGroupDto], description: 'A row with two faults is in two groups.' })
  groups!: ImpactGroupDto[];
}

class ReadOtherwiseDto implements ReadOtherwise {
  @ApiProperty({ type: 'integer' })
  rowNumber!: number;

  @ApiProperty({ type: 'integer' })
  line!: number;

  @ApiProperty({ enum: MAPPING_FIELDS })
  field!: MappingField;

  @ApiProperty({ type: String, nullable: true })
  before!: string | null;

  @ApiProperty({ type: String, nullable: true })
  after!: string | null;
}

class ReadOtherwiseRowsDto {
  @ApiProperty({ type: 'integer', description: 'Rows that are valid before and after, with another value.' })
  rows!: number;

  @ApiProperty({ type: [ReadOtherwiseDto] })
  examples!: ReadOtherwiseDto[];
}

class BeforeAndAfterDto {
  @ApiProperty({ type: ImpactTotalsDto, nullable: true })
  before!: ImpactTotalsDto | null;

  @ApiProperty()
  after!: ImpactTotalsDto;
}

export class SchemaImpactDto implements SchemaImpact {
  @ApiProperty({ format: 'uuid' })
  runId!: string;

  @ApiProperty()
  fileName!: string;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description:
      "What `before` stands for: the run's version, for a draft the active one; null without one that fits the file.",
  })
  schemaVersion!: number | null;

  @ApiProperty({ type: 'integer' })
  totalRows!: number;

  @ApiProperty({ type: RowCountsDto, nullable: true })
  before!: RowCountsDto | null;

  @ApiProperty()
  after!: RowCountsDto;

  @ApiProperty()
  newlyInvalid!: ImpactRowsDto;

  @ApiProperty({ description: 'With the faults that they had.' })
  newlyValid!: ImpactRowsDto;

  @ApiProperty()
  readOtherwise!: ReadOtherwiseRowsDto;

  @ApiProperty({ description: 'Exact sums of the valid rows.' })
  totals!: BeforeAndAfterDto;
}
