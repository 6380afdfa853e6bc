import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import type {
  ComponentState,
  InstallationHealth,
  Readiness,
  TimedCheck,
  WorkerPresence,
} from '@etl-studio/contracts';

class TimedCheckDto implements TimedCheck {
  @ApiProperty({ enum: ['up', 'degraded', 'down'] })
  status!: ComponentState;

  @ApiPropertyOptional()
  message?: string;

  @ApiProperty({ type: 'integer', description: 'Milliseconds that the component took to answer.' })
  millis!: number;
}

class VersionsDto {
  @ApiProperty()
  product!: string;

  @ApiProperty()
  node!: string;

  @ApiProperty()
  postgres!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null while Redis does not answer.' })
  redis!: string | null;
}

class MigrationsDto {
  @ApiProperty({ type: 'integer' })
  applied!: number;

  @ApiProperty({ type: String, nullable: true })
  latest!: string | null;

  @ApiProperty({ type: [String] })
  pending!: string[];
}

class ApiProcessDto {
  @ApiProperty({ format: 'date-time' })
  startedAt!: string;

  @ApiProperty({ type: 'integer' })
  memoryBytes!: number;

  @ApiProperty({ type: 'integer', description: 'Event streams that it holds open.' })
  eventStreams!: number;
}

class WorkerPresenceDto implements WorkerPresence {
  @ApiProperty({ description: 'Host, process and a random part.' })
  id!: string;

  @ApiProperty({ format: 'date-time' })
  startedAt!: string;

  @ApiProperty({ format: 'date-time' })
  lastSeenAt!: string;

  @ApiProperty({ description: 'Whether it was seen within half a minute.' })
  isAlive!: boolean;
}

class RunCountsDto {
  @ApiProperty({ type: 'integer' })
  waiting!: number;

  @ApiProperty({ type: 'integer' })
  running!: number;

  @ApiProperty({ type: 'integer', description: 'Set aside, until somebody retries them.' })
  deadLettered!: number;

  @ApiProperty({ type: 'integer', description: 'How long the oldest run has waited for a worker.' })
  oldestWaitSeconds!: number;
}

class OutboxDto {
  @ApiProperty({ type: 'integer', description: 'Rings that are due and were not sent.' })
  waiting!: number;

  @ApiProperty({ type: 'integer' })
  lagSeconds!: number;
}

@ApiExtraModels(TimedCheckDto)
export class InstallationHealthDto implements InstallationHealth {
  @ApiProperty({ enum: ['ok', 'degraded', 'error'] })
  status!: Readiness['status'];

  @ApiProperty({ format: 'date-time' })
  checkedAt!: string;

  @ApiProperty()
  versions!: VersionsDto;

  @ApiProperty()
  migrations!: MigrationsDto;

  @ApiProperty({ type: 'object', additionalProperties: { $ref: getSchemaPath(TimedCheckDto) } })
  checks!: Record<string, TimedCheckDto>;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'integer', nullable: true } },
    description:
      'Milliseconds of each component in the last 60 minutes, the newest last; null where it was not up.',
  })
  latencies!: Record<string, (number | null)[]>;

  @ApiProperty({ description: 'The process that answers.' })
  api!: ApiProcessDto;

  @ApiProperty({ type: [WorkerPresenceDto], description: 'The latest seen first.' })
  workers!: WorkerPresenceDto[];

  @ApiProperty()
  runs!: RunCountsDto;

  @ApiProperty()
  outbox!: OutboxDto;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Rings in Redis; null while it does not answer.',
  })
  queueDepth!: number | null;
}
