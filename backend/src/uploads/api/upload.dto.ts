import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  IsBoolean,
  IsOptional,
  Validate,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import type { UploadResult } from '@etl-studio/contracts';
import { isEncoding } from '@etl-studio/engine';
import { InspectionDto, RunDto } from '../../runs';

@ValidatorConstraint({ name: 'encoding' })
class Encoding implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isEncoding(value);
  }

  defaultMessage(): string {
    return 'encoding must be a WHATWG label such as utf-8 or windows-1250';
  }
}

export class UploadQuery {
  @ApiPropertyOptional({ default: false, description: 'Accept bytes that the dataset already has.' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean({ message: 'allowDuplicate must be true or false' })
  allowDuplicate: boolean = false;

  @ApiPropertyOptional({
    description:
      'What a file without a byte order mark is written in, as a WHATWG label; guessed where absent.',
    example: 'windows-1250',
  })
  @IsOptional()
  @Validate(Encoding)
  encoding?: string;
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
