import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  Validate,
  ValidateIf,
  ValidatorConstraint,
  type ValidationArguments,
  type ValidatorConstraintInterface,
} from 'class-validator';
import {
  MAPPING_FIELDS,
  REPAIRS,
  ROW_ERROR_CODES,
  type MappingField,
  type MendAlikeRequest,
  type MendResult,
  type MendRowRequest,
  type MendSample,
  type MendSuggestion,
  type Repair,
  type RowErrorCode,
  type UndoMendsRequest,
  type UndoMendsResult,
} from '@etl-studio/contracts';
import { CellErrorDto } from '../../api/row-error.dto';
import { MendedRecordDto } from '../../api/mended-record.dto';

const LONGEST_CELL = 10_000;
const cells = { type: 'object', additionalProperties: { type: 'string' } } as const;

@ValidatorConstraint({ name: 'cells' })
class Cells implements ValidatorConstraintInterface {
  validate(values: unknown): boolean {
    if (typeof values !== 'object' || values === null || Array.isArray(values)) return false;
    const all = Object.values(values);
    return all.length > 0 && all.every((value) => typeof value === 'string' && value.length <= LONGEST_CELL);
  }

  defaultMessage({ property }: ValidationArguments): string {
    return `${property} must name at least one column with its new cell, a text of at most ${LONGEST_CELL} characters`;
  }
}

export class MendRowDto implements MendRowRequest {
  @ApiProperty({ ...cells, example: { Cost: '12.50' }, description: 'New cells by column; others stay.' })
  @Validate(Cells)
  values!: Record<string, string>;
}

export class MendAlikeDto implements MendAlikeRequest {
  @ApiProperty({ enum: ROW_ERROR_CODES })
  @IsIn(ROW_ERROR_CODES)
  code!: RowErrorCode;

  @ApiProperty({ enum: MAPPING_FIELDS, nullable: true, type: String })
  @ValidateIf(({ field }: MendAlikeDto) => field !== null)
  @IsIn(MAPPING_FIELDS)
  field!: MappingField | null;

  @ApiProperty({ type: String, nullable: true, description: 'The raw cell, as its group tells it.' })
  @ValidateIf(({ value }: MendAlikeDto) => value !== null)
  @IsString()
  @MaxLength(LONGEST_CELL)
  value!: string | null;

  @ApiPropertyOptional({ description: 'New cell for all of these rows.' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_CELL)
  set?: string;

  @ApiPropertyOptional({
    enum: REPAIRS,
    description:
      'What to make of the cells. With value null it is done to all values of the cause, each by itself; rows that it does nothing for are left.',
  })
  @IsOptional()
  @IsIn(REPAIRS)
  repair?: Repair;

  @ApiPropertyOptional({ description: 'Drop these rows: they count as excluded.' })
  @IsOptional()
  @IsBoolean()
  drop?: boolean;

  @ApiPropertyOptional({ default: false, description: 'Only say what would come of it.' })
  @IsOptional()
  @IsBoolean()
  preview?: boolean;
}

export class MendSuggestionDto implements MendSuggestion {
  @ApiProperty({ enum: ROW_ERROR_CODES })
  code!: RowErrorCode;

  @ApiProperty({ enum: MAPPING_FIELDS })
  field!: MappingField;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The one value that it is about; null where it repairs all values of the cause.',
  })
  value!: string | null;

  @ApiProperty({ enum: REPAIRS })
  repair!: Repair;

  @ApiProperty({ description: 'A cell that it repairs.' })
  before!: string;

  @ApiProperty({ description: 'What becomes of it.' })
  after!: string;

  @ApiProperty({ type: 'integer', description: 'Open rows, as far as their values are frequent.' })
  count!: number;
}

export class UndoMendsDto implements UndoMendsRequest {
  @ApiProperty({ description: 'What the mend answered as its change.' })
  @IsString()
  change!: string;
}

export class UndoMendsResultDto implements UndoMendsResult {
  @ApiProperty({ description: 'Rows that are open again.' })
  undone!: number;
}

class MendProblemDto {
  @ApiProperty()
  rowNumber!: number;

  @ApiProperty({ type: [CellErrorDto] })
  errors!: CellErrorDto[];
}

class MendSampleDto extends MendProblemDto implements MendSample {
  @ApiProperty(cells)
  before!: Record<string, string>;

  @ApiProperty(cells)
  values!: Record<string, string>;

  @ApiProperty({ type: MendedRecordDto, nullable: true })
  record!: MendedRecordDto | null;
}

export class MendResultDto implements MendResult {
  @ApiProperty({ description: 'Rows that became records.' })
  mended!: number;

  @ApiProperty({ description: 'Rows that still fail; nothing of them was changed.' })
  stillInvalid!: number;

  @ApiProperty({ description: 'Rows dropped.' })
  excluded!: number;

  @ApiProperty({ description: 'Rows of a mended file that the run did not reject.' })
  unknown!: number;

  @ApiProperty({ description: 'Rows of a mended file that were mended before; not changed.' })
  alreadyMended!: number;

  @ApiProperty({ type: [MendProblemDto], description: 'Why the first rows still fail.' })
  problems!: MendProblemDto[];

  @ApiProperty({ type: String, nullable: true, description: 'Names these mends, to undo them together.' })
  change!: string | null;

  @ApiProperty({ type: [MendSampleDto], description: 'The first rows of a preview.' })
  samples!: MendSampleDto[];
}
