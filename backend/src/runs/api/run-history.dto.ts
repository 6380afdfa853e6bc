import { ApiProperty } from '@nestjs/swagger';
import { RUN_ERROR_CODES, type RunAttempt, type RunErrorCode, type RunLogEntry } from '@etl-studio/contracts';

const ATTEMPT_STATUSES = ['RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED'] as const;

class AttemptErrorDto {
  @ApiProperty({ enum: RUN_ERROR_CODES })
  code!: RunErrorCode;

  @ApiProperty()
  message!: string;

  @ApiProperty()
  retryable!: boolean;

  @ApiProperty({ description: 'Finds the attempt in the logs.' })
  requestId!: string;
}

export class RunAttemptDto implements RunAttempt {
  @ApiProperty({ minimum: 1 })
  number!: number;

  @ApiProperty({ enum: ATTEMPT_STATUSES })
  status!: RunAttempt['status'];

  @ApiProperty({ format: 'date-time' })
  startedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt!: string | null;

  @ApiProperty()
  worker!: string;

  @ApiProperty({ type: AttemptErrorDto, nullable: true })
  error!: AttemptErrorDto | null;
}

export class RunLogEntryDto implements RunLogEntry {
  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty()
  event!: string;

  @ApiProperty({ description: 'What happened, in words.' })
  text!: string;
}
