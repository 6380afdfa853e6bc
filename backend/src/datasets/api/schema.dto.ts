import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import type {
  DecimalSeparator,
  FieldMapping,
  FieldRules,
  Mapping,
  Rules,
  SchemaRequest,
  SchemaVersion,
} from '@etl-studio/contracts';
import { WhenGiven } from './when-given';

class FieldMappingDto implements FieldMapping {
  @ApiPropertyOptional({ description: 'Column name, matched after trimming.', example: 'Cost' })
  source?: string;

  @ApiPropertyOptional({
    description: 'In place of a source: the same value for every row; a date as YYYY-MM-DD.',
  })
  constant?: string;

  @ApiPropertyOptional({
    description:
      'Date format; inferred per file when missing. Dates that a file leaves open become row errors `ambiguous_date`.',
    example: 'DD.MM.YYYY',
  })
  format?: string;

  @ApiPropertyOptional({ enum: ['.', ','], description: 'Inferred per file when missing.' })
  decimal?: DecimalSeparator;

  @ApiPropertyOptional({ description: 'Value for a missing cell.' })
  default?: string;
}

export class MappingDto implements Mapping {
  @ApiProperty()
  date!: FieldMappingDto;

  @ApiProperty()
  campaign!: FieldMappingDto;

  @ApiProperty()
  channel!: FieldMappingDto;

  @ApiProperty()
  spend!: FieldMappingDto;

  @ApiPropertyOptional()
  clicks?: FieldMappingDto;

  @ApiPropertyOptional()
  conversions?: FieldMappingDto;

  @ApiPropertyOptional()
  currency?: FieldMappingDto;
}

const AMOUNT = { oneOf: [{ type: 'number' }, { type: 'string', example: '0.50' }] };

class FieldRulesDto implements FieldRules {
  @ApiPropertyOptional(AMOUNT)
  min?: string | number;

  @ApiPropertyOptional(AMOUNT)
  max?: string | number;

  @ApiPropertyOptional({ type: 'integer' })
  minLength?: number;

  @ApiPropertyOptional({ type: 'integer' })
  maxLength?: number;

  @ApiPropertyOptional({ type: [String] })
  allowed?: string[];

  @ApiPropertyOptional({ description: 'Regular expression that the whole value must match.' })
  pattern?: string;

  @ApiPropertyOptional({ format: 'date' })
  minDate?: string;

  @ApiPropertyOptional({ format: 'date' })
  maxDate?: string;
}

class RulesDto implements Rules {
  @ApiPropertyOptional()
  date?: FieldRulesDto;

  @ApiPropertyOptional()
  campaign?: FieldRulesDto;

  @ApiPropertyOptional()
  channel?: FieldRulesDto;

  @ApiPropertyOptional()
  spend?: FieldRulesDto;

  @ApiPropertyOptional()
  clicks?: FieldRulesDto;

  @ApiPropertyOptional()
  conversions?: FieldRulesDto;

  @ApiPropertyOptional()
  currency?: FieldRulesDto;
}

/** What is inside is checked with an answer that names the field: 422, not 400. */
export class SchemaRequestDto implements SchemaRequest {
  @ApiProperty({ type: MappingDto })
  @IsObject()
  mapping!: Mapping;

  @ApiPropertyOptional({ type: RulesDto })
  @WhenGiven()
  @IsObject()
  rules?: Rules;
}

export class SchemaVersionDto implements SchemaVersion {
  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty({ type: MappingDto })
  mapping!: Mapping;

  @ApiProperty({ type: RulesDto })
  rules!: Rules;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  createdBy!: string | null;
}
