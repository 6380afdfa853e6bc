import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsEmail, IsIn, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import {
  type Invite,
  type InviteMail,
  type InviteAcceptance,
  type InvitePreview,
  type InvitePreviewRequest,
  type InviteRequest,
  type NewInvite,
  type Role,
  ROLES,
} from '@etl-studio/contracts';
import { Trimmed } from '../../platform/http';
import { LONGEST_EMAIL, LONGEST_NAME, LONGEST_PASSWORD_INPUT } from './lengths';

const LONGEST_TOKEN = 200;

export class InviteRequestDto implements InviteRequest {
  @ApiProperty({ format: 'email', maxLength: LONGEST_EMAIL })
  @Trimmed()
  @IsEmail({}, { message: 'email must be an address such as name@example.com' })
  @MaxLength(LONGEST_EMAIL)
  email!: string;

  @ApiProperty({ enum: ROLES, description: 'No more than the role of who invites.' })
  @IsIn(ROLES)
  role!: Role;
}

class InviterDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}

export class InviteDto implements Invite {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'email' })
  email!: string;

  @ApiProperty({ enum: ROLES })
  role!: Role;

  @ApiProperty()
  createdBy!: InviterDto;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;

  @ApiProperty({
    type: String,
    enum: ['WAITING', 'SENT', 'FAILED'],
    nullable: true,
    description: 'Of the mail with the link; null where none was written.',
  })
  mail!: InviteMail | null;
}

export class NewInviteDto extends InviteDto implements NewInvite {
  @ApiProperty({ description: 'Shown this once and kept as a hash only.' })
  token!: string;

  @ApiProperty({ description: 'Address of the console with the token in its fragment.' })
  link!: string;
}

export class InvitePreviewRequestDto implements InvitePreviewRequest {
  @ApiProperty()
  @IsString()
  @Length(1, LONGEST_TOKEN)
  token!: string;
}

export class InviteAcceptanceDto extends InvitePreviewRequestDto implements InviteAcceptance {
  @ApiPropertyOptional({ minLength: 1, maxLength: LONGEST_NAME, description: 'For a new account.' })
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(1, LONGEST_NAME)
  name?: string;

  @ApiPropertyOptional({ format: 'password', minLength: 12, maxLength: 128 })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_PASSWORD_INPUT)
  password?: string;
}

class InvitingOrganizationDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}

export class InvitePreviewDto implements InvitePreview {
  @ApiProperty()
  organization!: InvitingOrganizationDto;

  @ApiProperty({ format: 'email' })
  email!: string;

  @ApiProperty({ enum: ROLES })
  role!: Role;

  @ApiProperty({ description: 'Name of who invites.' })
  invitedBy!: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;

  @ApiProperty({ description: 'Whether this email has an account, which then signs in to accept.' })
  hasAccount!: boolean;
}
