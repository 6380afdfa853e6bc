import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { type Organization, type Role, ROLES } from '@etl-studio/contracts';
import { Trimmed } from '../../platform/http';
import { LONGEST_NAME } from './lengths';

export class OrgRequestDto {
  @ApiProperty({ minLength: 1, maxLength: LONGEST_NAME })
  @Trimmed()
  @IsString()
  @Length(1, LONGEST_NAME)
  name!: string;
}

export class OrganizationDto implements Organization {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: ROLES, description: "The caller's role." })
  role!: Role;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
}
