import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';
import type { UploadResult } from '@etl-studio/contracts';
import { DialectChoiceDto, InspectionDto, RunDto } from '../../runs';

export class UploadQuery extends DialectChoiceDto {
  @ApiPropertyOptional({ default: false, description: 'Accept bytes that the dataset already has.' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean({ message: 'allowDuplicate must be true or false' })
  allowDuplicate: boolean = false;
}

export class UploadBodyDto {
  @ApiProperty({ type: 'string', format: 'binary', description: 'The CSV, as it was exported.' })
  file!: unknown;
}

export class UploadResultDto implements UploadResult {
  @ApiProperty({ type: RunDto, description: 'A draft.' })
  run!: RunDto;

  @ApiProperty({ type: InspectionDto })
  inspection!: InspectionDto;
}
