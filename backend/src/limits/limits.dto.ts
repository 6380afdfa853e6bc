import { ApiProperty } from '@nestjs/swagger';
import { DEFAULT_LIMITS, type Limits } from '@etl-studio/contracts';

export class LimitsDto implements Limits {
  @ApiProperty({ description: 'Bytes of one uploaded file.', example: DEFAULT_LIMITS.maxUploadBytes })
  maxUploadBytes!: number;

  @ApiProperty({ example: DEFAULT_LIMITS.maxColumns })
  maxColumns!: number;

  @ApiProperty({ description: 'Characters of one cell.', example: DEFAULT_LIMITS.maxFieldChars })
  maxFieldChars!: number;

  @ApiProperty({ description: 'Data rows of one file.', example: DEFAULT_LIMITS.maxRows })
  maxRows!: number;

  @ApiProperty({ description: 'Open event streams of one user.', example: DEFAULT_LIMITS.maxSsePerUser })
  maxSsePerUser!: number;

  @ApiProperty({
    description: 'Seconds after which a stream is ended.',
    example: DEFAULT_LIMITS.sseMaxSeconds,
  })
  sseMaxSeconds!: number;
}
