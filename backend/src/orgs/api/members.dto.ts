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
}

export class MemberRoleDto implements MemberRoleRequest {
  @ApiProperty({ enum: ROLES, description: "No more than the caller's own." })
  @IsIn(ROLES)
  role!: Role;
}
