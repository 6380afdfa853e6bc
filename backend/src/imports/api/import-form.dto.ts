import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, IsOptional, IsUUID, Max, Min } from 'class-validator';
import {
  IMPORT_MODES,
  type ImportForm,
  type ImportMode,
  type Mapping,
  MAX_IMPORT_WAIT,
} from '@etl-studio/contracts';
import { refuseUnstorable, validationPipe } from '../../platform/http';

class ImportFormDto implements ImportForm {
  @ApiProperty({ format: 'uuid' })
  @IsUUID(undefined, { message: 'datasetId must be the id of a dataset, in a field before the file' })
  datasetId!: string;

  @ApiPropertyOptional({
    type: String,
    description: 'As PUT /api/datasets/{datasetId}/schema takes it, as JSON; becomes the active schema.',
    example: '{"date":{"source":"Day"},"campaign":{"source":"Campaign"}}',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => parsed(value))
  @IsObject({ message: 'mapping must be a JSON object of fields, such as {"date":{"source":"Day"}}' })
  mapping?: Mapping;

  @ApiPropertyOptional({ enum: IMPORT_MODES, description: "The dataset's mode if left out." })
  @IsOptional()
  @IsIn(IMPORT_MODES)
  mode?: ImportMode;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: MAX_IMPORT_WAIT,
    default: 0,
    description: 'Seconds to wait for the end.',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(MAX_IMPORT_WAIT)
  wait?: number;
}

/** What `POST /api/imports` takes, as the OpenAPI document describes it. */
export class ImportBodyDto extends ImportFormDto {
  @ApiProperty({
    type: 'string',
    format: 'binary',
    description: 'The CSV, as it was exported; the last part.',
  })
  file!: unknown;
}

/** `datasetId`, `mapping`, `mode`, `wait`. */
export const FORM_FIELDS = 4;

const pipe = validationPipe();

/** Throws `invalid_request`. */
export async function readImportForm(fields: Readonly<Record<string, string>>): Promise<ImportForm> {
  const form = (await pipe.transform({ ...fields }, { type: 'body', metatype: ImportFormDto })) as ImportForm;
  refuseUnstorable(form, 'form');
  return form;
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
