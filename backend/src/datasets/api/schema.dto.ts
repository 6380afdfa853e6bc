import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsObject, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import {
  type DecimalSeparator,
  type FieldMapping,
  type FieldRules,
  LONGEST_SCHEMA_NOTE,
  type Mapping,
  type Rules,
  type SchemaRequest,
  type SchemaVersion,
} from '@etl-studio/contracts';
import { AsSent } from '../../platform/http';
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

export class RulesDto implements Rules {
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
export class SchemaDraftDto {
  @ApiPropertyOptional({ type: MappingDto })
  @WhenGiven()
  @AsSent()
  @IsObject()
  mapping?: Mapping;

  @ApiPropertyOptional({ type: RulesDto })
  @WhenGiven()
  @AsSent()
  @IsObject()
  rules?: Rules;
}

export class SchemaRequestDto implements SchemaRequest {
  @ApiProperty({ type: MappingDto })
  @AsSent()
  @IsObject()
  mapping!: Mapping;

  @ApiPropertyOptional({ type: RulesDto })
  @WhenGiven()
  @AsSent()
  @IsObject()
  rules?: Rules;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: LONGEST_SCHEMA_NOTE,
    description: 'Why this version is published.',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() || null : value))
  @IsString()
  @MaxLength(LONGEST_SCHEMA_NOTE)
  note?: string | null;

  @ApiPropertyOptional({
    type: 'integer',
    nullable: true,
    minimum: 1,
    description:
      'The active version that the change was made from, null where there was none: refused with `schema_moved` once another one is active. Not looked at where absent.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  basedOn?: number | null;
}

class PublisherDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}

export class SchemaVersionDto implements SchemaVersion {
  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty({ type: MappingDto })
  mapping!: Mapping;

  @ApiProperty({ type: RulesDto })
  rules!: Rules;

  @ApiProperty({ type: String, nullable: true })
  note!: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: PublisherDto, nullable: true })
  createdBy!: PublisherDto | null;

  @ApiProperty({ type: 'integer', description: 'Runs that were started with it and are not deleted.' })
  runs!: number;
}
