import { ApiProperty } from '@nestjs/swagger';
import {
  type Run,
  type RunActivity,
  type RunCounts,
  type RunPage,
  type RunStatus,
} from '@etl-studio/contracts';
import { RunDto } from './run.dto';

/** A page of runs. */
export class RunPageDto implements RunPage {
  @ApiProperty({ type: [RunDto] })
  items!: Run[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Of the page before this one; null on the first.',
  })
  previousCursor!: string | null;

  @ApiProperty({ type: 'integer', description: 'How many runs of the filtered list come before this page.' })
  preceding!: number;

  @ApiProperty({ type: 'integer' })
  total!: number;
}

class RunsByStatusDto implements Record<RunStatus, number> {
  @ApiProperty({ type: 'integer' })
  DRAFT!: number;

  @ApiProperty({ type: 'integer' })
  QUEUED!: number;

  @ApiProperty({ type: 'integer' })
  RUNNING!: number;

  @ApiProperty({ type: 'integer' })
  SUCCEEDED!: number;

  @ApiProperty({ type: 'integer' })
  FAILED!: number;

  @ApiProperty({ type: 'integer' })
  CANCELLED!: number;

  @ApiProperty({ type: 'integer' })
  REVERTED!: number;
}

export class RunCountsDto implements RunCounts {
  @ApiProperty()
  byStatus!: RunsByStatusDto;

  @ApiProperty({
    type: 'integer',
    description: 'Of the failed ones, those set aside after their last attempt.',
  })
  setAside!: number;
}

export class RunActivityDto implements RunActivity {
  @ApiProperty({ type: 'integer' })
  queued!: number;

  @ApiProperty({ type: 'integer' })
  running!: number;

  @ApiProperty({ type: 'integer', description: 'In the last 24 hours.' })
  failedLastDay!: number;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Since when the run that has waited longest waits; null where none does.',
  })
  oldestQueuedAt!: string | null;

  @ApiProperty({
    type: 'integer',
    isArray: true,
    description:
      'Rows of the imports that succeeded in each of the last 24 hours, oldest first; the last one goes on.',
  })
  rowsByHour!: number[];
}
