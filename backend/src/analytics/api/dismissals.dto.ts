import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Length, MaxLength, ValidateIf } from 'class-validator';
import type { Anomaly, DismissalRequest, UnusualDayName } from '@etl-studio/contracts';
import { Trimmed } from '../../platform/http';
import { IsDay } from '../../runs';
import { LONGEST_NAME } from './analytics-queries.dto';

const METRICS = ['spend', 'clicks', 'conversions'] as const;
const DIRECTIONS = ['above', 'below'] as const;
const LONGEST_CURRENCY = 10;
const LONGEST_REASON = 500;

/** As `GET /api/analytics/anomalies` names it. */
export class UnusualDayNameDto implements UnusualDayName {
  @ApiProperty({ format: 'date' })
  @IsDay()
  date!: string;

  @ApiProperty()
  @IsString()
  @MaxLength(LONGEST_NAME)
  channel!: string;

  @ApiProperty({ type: String, nullable: true })
  @ValidateIf((_, value: unknown) => value !== null)
  @IsString()
  @Length(1, LONGEST_CURRENCY)
  currency!: string | null;

  @ApiProperty({ enum: METRICS })
  @IsIn(METRICS)
  metric!: Anomaly['metric'];

  @ApiProperty({ enum: DIRECTIONS })
  @IsIn(DIRECTIONS)
  direction!: Anomaly['direction'];
}

export class DismissalRequestDto extends UnusualDayNameDto implements DismissalRequest {
  @ApiProperty({ maxLength: LONGEST_REASON, example: 'Black Friday' })
  @Trimmed()
  @IsString()
  @Length(1, LONGEST_REASON)
  reason!: string;
}
