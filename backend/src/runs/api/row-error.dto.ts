import { ApiProperty } from '@nestjs/swagger';
import {
  MAPPING_FIELDS,
  ROW_ERROR_CODES,
  type CellError,
  type MappingField,
  type Mend,
  type RowError,
  type RowErrorCode,
  type RowErrorGroup,
} from '@etl-studio/contracts';
import { MendedRecordDto } from './mended-record.dto';

const MEND_KINDS = ['record', 'excluded'] as const satisfies Mend['kind'][];
const cells = { type: 'object', additionalProperties: { type: 'string' } } as const;

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

class MendAuthorDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}

export class MendDto implements Mend {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: MEND_KINDS, description: 'It became a record, or was dropped.' })
  kind!: Mend['kind'];

  @ApiProperty({ format: 'date-time', description: 'Since when it counts.' })
  at!: string;

  @ApiProperty({ type: MendAuthorDto, nullable: true })
  by!: MendAuthorDto | null;

  @ApiProperty({ ...cells, description: 'Changed cells as the file has them.' })
  before!: Record<string, string>;

  @ApiProperty({ ...cells, description: 'Changed cells as they were mended.' })
  values!: Record<string, string>;

  @ApiProperty({ type: MendedRecordDto, nullable: true, description: 'Null where the row was dropped.' })
  record!: MendedRecordDto | null;
}

export class RowErrorDto implements RowError {
  @ApiProperty({ minimum: 1 })
  rowNumber!: number;

  @ApiProperty()
  line!: number;

  @ApiProperty({ type: [CellErrorDto] })
  errors!: CellErrorDto[];

  @ApiProperty({ ...cells, description: 'Raw cells by column.' })
  row!: Record<string, string>;

  @ApiProperty({ type: MendDto, nullable: true, description: 'Null while the row is open.' })
  mend!: MendDto | null;
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
