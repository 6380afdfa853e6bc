import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Member, Page } from '@etl-studio/contracts';
import { ApiPage, ApiProblems, PageQuery } from '../../platform/http';
import { MembersService } from '../members/members.service';
import { Access, type RequestAccess, RequirePermission } from '../require-permission';
import { MemberDto, MemberRoleDto } from './members.dto';

@ApiTags('organizations')
@Controller('api/orgs/:orgId/members')
export class MembersController {
  constructor(private readonly members: MembersService) {}

  @Get()
  @RequirePermission('members.list')
  @ApiPage(MemberDto)
  list(@Access() { orgId }: RequestAccess, @Query() query: PageQuery): Promise<Page<Member>> {
    return this.members.list(orgId, query);
  }

  /** Changes a role, up to the caller's own. The organization keeps at least one OWNER. */
  @Patch(':userId')
  @RequirePermission('members.change-role')
  @ApiParam({ name: 'userId', schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ type: MemberDto })
  @ApiProblems('invalid_request', 'last_owner')
  changeRole(
    @Access() access: RequestAccess,
    @Param('userId') userId: string,
    @Body() { role }: MemberRoleDto,
  ): Promise<Member> {
    return this.members.changeRole(access, userId, role);
  }

  /** Removes somebody whose role is not above the caller's; any member may remove themself. */
  @Delete(':userId')
  @HttpCode(204)
  @RequirePermission('members.remove')
  @ApiParam({ name: 'userId', schema: { type: 'string', format: 'uuid' } })
  @ApiNoContentResponse()
  @ApiProblems('last_owner')
  remove(@Access() access: RequestAccess, @Param('userId') userId: string): Promise<void> {
    return this.members.remove(access, userId);
  }
}
