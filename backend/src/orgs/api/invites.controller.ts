import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Invite, NewInvite, Page } from '@etl-studio/contracts';
import { ApiPage, ApiProblems, PageQuery } from '../../platform/http';
import { InvitesService } from '../invites/invites.service';
import { Access, type RequestAccess, RequirePermission } from '../require-permission';
import { InviteDto, InviteRequestDto, NewInviteDto } from './invites.dto';

@ApiTags('organizations')
@Controller('api/orgs/:orgId/invites')
export class InvitesController {
  constructor(private readonly invites: InvitesService) {}

  /** Invites that wait to be accepted, expired ones included. */
  @Get()
  @RequirePermission('invites.list')
  @ApiPage(InviteDto)
  list(@Access() { orgId }: RequestAccess, @Query() query: PageQuery): Promise<Page<Invite>> {
    return this.invites.list(orgId, query);
  }

  /**
   * Invites whoever has this email, for 7 days, in place of an earlier invite. The answer is the only one that shows
   * the token and the link with it. Where the installation sends mail, the link is e-mailed too; else hand it over.
   */
  @Post()
  @RequirePermission('invites.create')
  @ApiCreatedResponse({ type: NewInviteDto })
  @ApiProblems('invalid_request', 'already_member')
  create(
    @Access() access: RequestAccess,
    @Body() body: InviteRequestDto,
    @Req() request: Request,
  ): Promise<NewInvite> {
    return this.invites.create(access, body, `${request.protocol}://${request.get('host') ?? ''}`);
  }

  /** Withdraws an invite: its token opens nothing any more. */
  @Delete(':inviteId')
  @HttpCode(204)
  @RequirePermission('invites.withdraw')
  @ApiParam({ name: 'inviteId', schema: { type: 'string', format: 'uuid' } })
  @ApiNoContentResponse()
  withdraw(@Access() access: RequestAccess, @Param('inviteId') inviteId: string): Promise<void> {
    return this.invites.withdraw(access, inviteId);
  }
}
