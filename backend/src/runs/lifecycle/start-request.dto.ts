import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { IMPORT_MODES, type ImportMode, type StartRequest } from '@etl-studio/contracts';

const LARGEST_VERSION = 2_147_483_647;

export class StartRequestDto implements StartRequest {
  @ApiPropertyOptional({
    minimum: 1,
    description: "Version of the dataset's schema; the active one if left out.",
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(LARGEST_VERSION)
  schemaVersion?: number;

  @ApiPropertyOptional({ enum: IMPORT_MODES, description: "The dataset's mode at the upload if left out." })
  @IsOptional()
  @IsIn(IMPORT_MODES)
  mode?: ImportMode;
}
