import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, MaxLength, ValidateBy } from 'class-validator';
import type { AuditEvent, AuditFilter } from '@etl-studio/contracts';
import { isInstant, PageQuery } from '../../platform/http';

const LONGEST_WORD = 200;

/** An instant, or a day. */
function IsMoment(): PropertyDecorator {
  const isMoment = (value: unknown) =>
    typeof value === 'string' && (isInstant(value) || isInstant(`${value}T00:00:00Z`));
  const message = '$property must be a day such as 2026-03-31 or an instant such as 2026-03-31T12:00:00Z';
  return ValidateBy({ name: 'isMoment', validator: { validate: isMoment } }, { message });
}

export class AuditQuery extends PageQuery implements AuditFilter {
  @ApiPropertyOptional({ example: 'dataset.created' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_WORD)
  action?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Id of the person who did it.' })
  @IsOptional()
  @IsUUID()
  actor?: string;

  @ApiPropertyOptional({ example: 'dataset' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_WORD)
  resourceType?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_WORD)
  resourceId?: string;

  @ApiPropertyOptional({ description: 'First day (UTC) or instant.', example: '2026-03-01' })
  @IsOptional()
  @IsMoment()
  from?: string;

  @ApiPropertyOptional({ description: 'Last day (UTC) or instant.', example: '2026-03-31' })
  @IsOptional()
  @IsMoment()
  to?: string;
}

class AuditActorDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, nullable: true })
  name!: string | null;

  @ApiProperty({ type: String, nullable: true })
  email!: string | null;
}

export class AuditEventDto implements AuditEvent {
  @ApiProperty({ description: 'Grows with time.' })
  id!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ example: 'dataset.created' })
  action!: string;

  @ApiProperty({ type: AuditActorDto, nullable: true, description: 'Null where no person is behind it.' })
  actor!: AuditActorDto | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The key that was used.' })
  apiKeyId!: string | null;

  @ApiProperty({ example: 'dataset' })
  resourceType!: string;

  @ApiProperty()
  resourceId!: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  detail!: Record<string, unknown>;

  @ApiProperty({ type: String, nullable: true, description: 'Address of the caller.' })
  ip!: string | null;

  @ApiProperty({ type: String, nullable: true })
  requestId!: string | null;
}
