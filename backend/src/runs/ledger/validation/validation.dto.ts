import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import {
  IMPORT_MODES,
  MAPPING_FIELDS,
  ROW_ERROR_CODES,
  type HeldSlices,
  type ImportMode,
  type MappingField,
  type RowErrorCode,
  type ValidateRequest,
  type ValidationError,
  type ValidationReport,
} from '@etl-studio/contracts';
import { AmountDto, MixedSpendDto, MixedSumsDto, SchemaDraftDto } from '../../../datasets';

const day = { type: String, format: 'date' } as const;

/** What a start would use where mapping or rules are left out. */
export class ValidateRequestDto extends SchemaDraftDto implements ValidateRequest {
  @ApiPropertyOptional({ enum: IMPORT_MODES, description: "The run's mode if left out." })
  @IsOptional()
  @IsIn(IMPORT_MODES)
  mode?: ImportMode;
}

class ValidationErrorDto implements ValidationError {
  @ApiProperty({ enum: ROW_ERROR_CODES })
  code!: RowErrorCode;

  @ApiProperty({ enum: MAPPING_FIELDS, nullable: true, type: String })
  field!: MappingField | null;

  @ApiProperty()
  count!: number;

  @ApiProperty({ type: [Number], description: 'Row numbers of the first few.' })
  sampleRows!: number[];
}

class HeldSlicesDto implements HeldSlices {
  @ApiProperty({ format: 'uuid' })
  runId!: string;

  @ApiProperty()
  fileName!: string;

  @ApiProperty(day)
  from!: string;

  @ApiProperty(day)
  to!: string;

  @ApiProperty({ description: 'Slices of the file that the run holds today.' })
  slices!: number;

  @ApiProperty({ description: 'Those with the same sums of each currency in file and run.' })
  equal!: number;

  @ApiProperty()
  differ!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '1234.56',
    description:
      'Spend of the file less spend of the run, over these slices; null where there are several currencies.',
  })
  spendDelta!: string | null;

  @ApiProperty({ type: [AmountDto], description: 'The same in each currency that either of them has.' })
  byCurrency!: AmountDto[];
}

class OverlapDto {
  @ApiProperty({ description: 'Days of the file that live runs hold.' })
  days!: number;

  @ApiProperty({ type: [HeldSlicesDto] })
  held!: HeldSlicesDto[];
}

class DoubleCountDto extends MixedSpendDto {
  @ApiProperty()
  rows!: number;

  @ApiProperty({ type: [String] })
  runIds!: string[];
}

export class ValidationReportDto implements ValidationReport {
  @ApiProperty()
  totalRows!: number;

  @ApiProperty()
  validRows!: number;

  @ApiProperty()
  invalidRows!: number;

  @ApiProperty({ type: [ValidationErrorDto], description: 'Causes by field, most frequent first.' })
  errors!: ValidationErrorDto[];

  @ApiProperty({ type: MixedSumsDto, description: 'Of the valid rows.' })
  totals!: MixedSumsDto;

  @ApiProperty({ type: OverlapDto, description: 'With mode `replace` these slices are displaced.' })
  overlap!: OverlapDto;

  @ApiProperty({
    type: DoubleCountDto,
    nullable: true,
    description:
      'Rows that are live under channels which the file has not, if they are half of its rows or more.',
  })
  possibleDoubleCount!: DoubleCountDto | null;

  @ApiProperty({
    type: [String],
    description: 'Days inside the file that it has no row of: the first 1,000.',
  })
  gaps!: string[];

  @ApiProperty({ description: 'How many there are.' })
  gapCount!: number;

  @ApiProperty({ description: 'For the start: refused once what would be displaced has changed.' })
  basis!: string;
}
