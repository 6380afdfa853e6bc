import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { RerunRequest } from '@etl-studio/contracts';

const LARGEST_VERSION = 2_147_483_647;

export class RerunRequestDto implements RerunRequest {
  @ApiPropertyOptional({
    minimum: 1,
    description:
      "Version of the dataset's schema, unless the start says otherwise; the active one if left out.",
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(LARGEST_VERSION)
  schemaVersion?: number;
}
