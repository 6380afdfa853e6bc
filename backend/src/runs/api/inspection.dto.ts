import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  COLUMN_TYPES,
  type AmbiguousOption,
  type ColumnInfo,
  type ColumnType,
  type DecimalSeparator,
  type DialectSummary,
  type FieldSuggestion,
  type Inspection,
  type InspectionWarning,
  type PreviewRow,
  type RecordValues,
  type SuggestedMapping,
} from '@etl-studio/contracts';
import { RememberedFromDto } from '../../datasets';
import { DialectChoiceDto } from './dialect-choice.dto';
import { CellErrorDto } from './row-error.dto';

const decimalSeparator = { enum: ['.', ','], type: String };

class DialectDto implements DialectSummary {
  @ApiProperty({ example: 'utf-8' })
  encoding!: string;

  @ApiProperty()
  delimiter!: string;

  @ApiProperty()
  quote!: string;

  @ApiProperty({ type: Number, nullable: true, description: 'Physical line, from 1; null without a header.' })
  headerRow!: number | null;

  @ApiProperty(decimalSeparator)
  decimal!: DecimalSeparator;

  @ApiPropertyOptional({
    type: DialectChoiceDto,
    description: 'Present where somebody said how the file is read.',
  })
  said?: DialectChoiceDto;
}

class ColumnDto implements ColumnInfo {
  @ApiProperty({ minimum: 0 })
  index!: number;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: COLUMN_TYPES })
  type!: ColumnType;

  @ApiProperty({ description: 'Data rows whose cell is missing.' })
  empty!: number;

  @ApiProperty({ description: 'Distinct values, counted up to 1,000.' })
  distinct!: number;

  @ApiProperty({ type: [String] })
  samples!: string[];
}

class ConversionSampleDto {
  @ApiProperty()
  raw!: string;

  @ApiProperty()
  converted!: string;
}

class AmbiguousOptionDto implements AmbiguousOption {
  @ApiProperty({ required: false })
  format?: string;

  @ApiProperty({ ...decimalSeparator, required: false })
  decimal?: DecimalSeparator;

  @ApiProperty({ type: [ConversionSampleDto] })
  samples!: ConversionSampleDto[];
}

class AmbiguityDto {
  @ApiProperty({ type: [AmbiguousOptionDto] })
  options!: AmbiguousOptionDto[];
}

class FieldSuggestionDto implements FieldSuggestion {
  @ApiProperty({ required: false })
  source?: string;

  @ApiProperty({ required: false })
  constant?: string;

  @ApiProperty({ required: false })
  format?: string;

  @ApiProperty({ ...decimalSeparator, required: false })
  decimal?: DecimalSeparator;

  @ApiProperty({ required: false })
  default?: string;

  @ApiProperty({ minimum: 0, maximum: 1 })
  confidence!: number;

  @ApiProperty()
  reason!: string;

  @ApiProperty({ type: AmbiguityDto, nullable: true })
  ambiguous!: AmbiguityDto | null;

  @ApiProperty({
    type: RememberedFromDto,
    required: false,
    description: 'Present where the suggestion repeats an earlier decision of the organization.',
  })
  rememberedFrom?: RememberedFromDto;
}

class PlatformDto {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  name!: string;
}

class InspectionWarningDto implements InspectionWarning {
  @ApiProperty()
  code!: string;

  @ApiProperty()
  message!: string;

  @ApiProperty({ required: false })
  line?: number;
}

class PeriodDto {
  @ApiProperty({ format: 'date' })
  from!: string;

  @ApiProperty({ format: 'date' })
  to!: string;
}

class RecordValuesDto implements Partial<RecordValues> {
  @ApiProperty({ required: false, format: 'date' })
  date?: string;

  @ApiProperty({ required: false })
  campaign?: string;

  @ApiProperty({ required: false })
  channel?: string;

  @ApiProperty({ required: false })
  spend?: string;

  @ApiProperty({ required: false, type: Number, nullable: true })
  clicks?: number | null;

  @ApiProperty({ required: false, type: String, nullable: true })
  conversions?: string | null;
}

class PreviewRowDto implements PreviewRow {
  @ApiProperty()
  rowNumber!: number;

  @ApiProperty()
  line!: number;

  @ApiProperty({ type: [String] })
  values!: string[];

  @ApiProperty({ type: RecordValuesDto, nullable: true })
  record!: RecordValuesDto | null;

  @ApiProperty({ type: [CellErrorDto] })
  errors!: CellErrorDto[];
}

class SuggestedMappingDto implements SuggestedMapping {
  @ApiProperty({ type: FieldSuggestionDto, required: false })
  date?: FieldSuggestionDto;

  @ApiProperty({ type: FieldSuggestionDto, required: false })
  campaign?: FieldSuggestionDto;

  @ApiProperty({ type: FieldSuggestionDto, required: false })
  channel?: FieldSuggestionDto;

  @ApiProperty({ type: FieldSuggestionDto, required: false })
  spend?: FieldSuggestionDto;

  @ApiProperty({ type: FieldSuggestionDto, required: false })
  clicks?: FieldSuggestionDto;

  @ApiProperty({ type: FieldSuggestionDto, required: false })
  conversions?: FieldSuggestionDto;

  @ApiProperty({ type: FieldSuggestionDto, required: false })
  currency?: FieldSuggestionDto;
}

/** What the first pass over a file found out. */
export class InspectionDto implements Inspection {
  @ApiProperty({ type: DialectDto })
  dialect!: DialectDto;

  @ApiProperty({ type: [ColumnDto] })
  columns!: ColumnDto[];

  @ApiProperty({ type: SuggestedMappingDto })
  suggestedMapping!: SuggestedMappingDto;

  @ApiProperty({ type: PlatformDto, nullable: true })
  platform!: PlatformDto | null;

  @ApiProperty({ type: PeriodDto, nullable: true, required: false })
  reportPeriod?: PeriodDto | null;

  @ApiProperty({ description: 'Totals and notes that are not data rows.' })
  trailerRows!: number;

  @ApiProperty()
  dataRows!: number;

  @ApiProperty({ type: [InspectionWarningDto] })
  warnings!: InspectionWarningDto[];

  @ApiProperty({ type: [PreviewRowDto] })
  preview!: PreviewRowDto[];
}
