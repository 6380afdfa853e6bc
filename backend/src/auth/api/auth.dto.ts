import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import {
  type LoginRequest,
  type OrgMembership,
  type PasswordChangeRequest,
  type Role,
  ROLES,
  type SessionInfo,
  type UserSummary,
} from '@etl-studio/contracts';

const LONGEST_EMAIL = 320;
/** Above what a password may have, so that one that is too long is told so. */
const LONGEST_INPUT = 1_000;

export class LoginDto implements LoginRequest {
  @ApiProperty({ example: 'owner@demo.test' })
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_EMAIL)
  email!: string;

  @ApiProperty({ format: 'password' })
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_INPUT)
  password!: string;
}

export class PasswordChangeDto implements PasswordChangeRequest {
  @ApiProperty({ format: 'password' })
  @IsString()
  @MaxLength(LONGEST_INPUT)
  currentPassword!: string;

  @ApiProperty({ format: 'password', minLength: 12, maxLength: 128 })
  @IsString()
  @MaxLength(LONGEST_INPUT)
  newPassword!: string;
}

class UserSummaryDto implements UserSummary {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  email!: string;

  @ApiProperty()
  name!: string;
}

class OrgMembershipDto implements OrgMembership {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: ROLES })
  role!: Role;
}

export class SessionInfoDto implements SessionInfo {
  @ApiProperty()
  user!: UserSummaryDto;

  @ApiProperty({ type: [OrgMembershipDto] })
  orgs!: OrgMembershipDto[];

  @ApiProperty({ description: 'False for who signs in with another provider only.' })
  hasPassword!: boolean;

  @ApiPropertyOptional({ type: Boolean, enum: [true], description: 'For those named in OPERATOR_EMAILS.' })
  isOperator?: true;
}
