import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsString, Length } from 'class-validator';
import { type Organization, type Role, ROLES } from '@etl-studio/contracts';

const LONGEST_NAME = 120;

export class OrgRequestDto {
  @ApiProperty({ minLength: 1, maxLength: LONGEST_NAME })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
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
