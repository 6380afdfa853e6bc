import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IMPORT_MODES, type ImportMode, type StartRequest } from '@etl-studio/contracts';

const LARGEST_VERSION = 2_147_483_647;
const LONGEST_BASIS = 100_000;

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

  @ApiPropertyOptional({
    description: 'From `validate`: refused with `basis_moved` once what it would displace has changed.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_BASIS)
  basis?: string;

  @ApiPropertyOptional({
    description: 'Starts although at least half of the rows are live under other channels.',
  })
  @IsOptional()
  @IsBoolean()
  confirm?: boolean;
}
