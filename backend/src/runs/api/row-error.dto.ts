import { ApiProperty } from '@nestjs/swagger';
import {
  MAPPING_FIELDS,
  ROW_ERROR_CODES,
  type CellError,
  type MappingField,
  type RowError,
  type RowErrorCode,
  type RowErrorGroup,
} from '@etl-studio/contracts';

export class CellErrorDto implements CellError {
  @ApiProperty({ enum: ROW_ERROR_CODES })
  code!: RowErrorCode;

  @ApiProperty({ enum: MAPPING_FIELDS, nullable: true, type: String })
  field!: MappingField | null;

  @ApiProperty({ type: String, nullable: true })
  column!: string | null;

  @ApiProperty({ description: 'What was read, what was expected, how to mend it.' })
  message!: string;

  @ApiProperty({ type: String, nullable: true, description: 'The raw cell.' })
  value!: string | null;
}

export class RowErrorDto implements RowError {
  @ApiProperty({ minimum: 1 })
  rowNumber!: number;

  @ApiProperty()
  line!: number;

  @ApiProperty({ type: [CellErrorDto] })
  errors!: CellErrorDto[];

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'Raw cells by column.',
  })
  row!: Record<string, string>;

  @ApiProperty({ type: 'null' })
  mend!: null;
}

export class RowErrorGroupDto implements RowErrorGroup {
  @ApiProperty({ enum: ROW_ERROR_CODES })
  code!: RowErrorCode;

  @ApiProperty({ enum: MAPPING_FIELDS, nullable: true, type: String })
  field!: MappingField | null;

  @ApiProperty({ type: String, nullable: true })
  value!: string | null;

  @ApiProperty()
  count!: number;

  @ApiProperty({ type: [Number] })
  sampleRows!: number[];
}
