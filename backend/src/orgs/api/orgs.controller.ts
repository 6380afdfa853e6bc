import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Member, Organization, Page } from '@etl-studio/contracts';
import { CurrentUser, RequireSession, type SignedIn } from '../../auth';
import { ApiPage, ApiProblems, PageQuery } from '../../platform/http';
import { OrgsService } from '../orgs.service';
import { Access, type RequestAccess, RequireRole } from '../require-role';
import { MemberDto, OrganizationDto, OrgRequestDto } from './orgs.dto';

@ApiTags('organizations')
@Controller('api/orgs')
export class OrgsController {
  constructor(private readonly orgs: OrgsService) {}

  /** The organizations the caller is in. */
  @Get()
  @RequireSession()
  @ApiPage(OrganizationDto)
  list(@CurrentUser() who: SignedIn, @Query() query: PageQuery): Promise<Page<Organization>> {
    return this.orgs.list(who.userId, query);
  }

  /** Makes an organization that the caller owns. */
  @Post()
  @RequireSession()
  @ApiCreatedResponse({ type: OrganizationDto })
  @ApiProblems('invalid_request')
  create(@CurrentUser() who: SignedIn, @Body() body: OrgRequestDto): Promise<Organization> {
    return this.orgs.create(who, body.name);
  }

  @Get(':orgId')
  @RequireRole('MEMBER', { resource: 'org' })
  @ApiOkResponse({ type: OrganizationDto })
  get(@Access() access: RequestAccess): Promise<Organization> {
    return this.orgs.get(access);
  }

  @Patch(':orgId')
  @RequireRole('ADMIN', { resource: 'org' })
  @ApiOkResponse({ type: OrganizationDto })
  @ApiProblems('invalid_request')
  rename(@Access() access: RequestAccess, @Body() body: OrgRequestDto): Promise<Organization> {
    return this.orgs.rename(access, body.name);
  }

  @Get(':orgId/members')
  @RequireRole('MEMBER', { resource: 'org' })
  @ApiPage(MemberDto)
  members(@Access() { orgId }: RequestAccess, @Query() query: PageQuery): Promise<Page<Member>> {
    return this.orgs.members(orgId, query);
  }
}
