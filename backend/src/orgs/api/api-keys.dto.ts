import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsIn,
  IsOptional,
  IsString,
  Length,
  Validate,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { type ApiKey, type ApiKeyRequest, type NewApiKey, type Role, ROLES } from '@etl-studio/contracts';
import { isInstant, Trimmed } from '../../platform/http';
import { LONGEST_NAME } from './lengths';

@ValidatorConstraint({ name: 'instant' })
class Instant implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isInstant(value);
  }

  defaultMessage(): string {
    return 'expiresAt must be an instant such as 2027-01-31T00:00:00Z, or null';
  }
}

export class ApiKeyRequestDto implements ApiKeyRequest {
  @ApiProperty({ minLength: 1, maxLength: LONGEST_NAME, example: 'Nightly import' })
  @Trimmed()
  @IsString()
  @Length(1, LONGEST_NAME)
  name!: string;

  @ApiProperty({ enum: ROLES, description: 'No more than the role of who makes the key.' })
  @IsIn(ROLES)
  role!: Role;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Null: does not expire.',
  })
  @IsOptional()
  @Validate(Instant)
  expiresAt?: string | null;
}

class ApiKeyMakerDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}

export class ApiKeyDto implements ApiKey {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: ROLES })
  role!: Role;

  @ApiProperty({ description: "The key's first characters.", example: 'etl_a3f9' })
  prefix!: string;

  @ApiProperty()
  createdBy!: ApiKeyMakerDto;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expiresAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'To the minute.' })
  lastUsedAt!: string | null;
}

export class NewApiKeyDto extends ApiKeyDto implements NewApiKey {
  @ApiProperty({ description: 'The key itself; it is shown this once and kept as a hash only.' })
  key!: string;
}
