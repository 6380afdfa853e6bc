import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type Member, type MemberRoleRequest, type Role, ROLES } from '@etl-studio/contracts';

export class MemberDto implements Member {
  @ApiProperty({ format: 'uuid' })
  userId!: string;

  @ApiProperty()
  email!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: ROLES })
  role!: Role;

  @ApiProperty({ format: 'date-time' })
  joinedAt!: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When they were last in this organization, to a few minutes; null where they never were.',
  })
  lastActiveAt!: string | null;
}

export class MemberRoleDto implements MemberRoleRequest {
  @ApiProperty({ enum: ROLES, description: "No more than the caller's own." })
  @IsIn(ROLES)
  role!: Role;
}
