import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Organization, Page } from '@etl-studio/contracts';
import { CurrentUser, RequireSession, type SignedIn } from '../../auth';
import { ApiPage, ApiProblems, PageQuery } from '../../platform/http';
import { OrgsService } from '../orgs.service';
import { Access, type RequestAccess, RequirePermission } from '../require-permission';
import { OrganizationDto, OrgRequestDto } from './orgs.dto';

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
  @RequirePermission('organization.read')
  @ApiOkResponse({ type: OrganizationDto })
  get(@Access() access: RequestAccess): Promise<Organization> {
    return this.orgs.get(access);
  }

  @Patch(':orgId')
  @RequirePermission('organization.rename')
  @ApiOkResponse({ type: OrganizationDto })
  @ApiProblems('invalid_request')
  rename(@Access() access: RequestAccess, @Body() body: OrgRequestDto): Promise<Organization> {
    return this.orgs.rename(access, body.name);
  }

  /**
   * Deletes the organization with everything in it: datasets, runs, files, keys, invites, members and audit log.
   * Runs that wait or run have to be cancelled first.
   */
  @Delete(':orgId')
  @HttpCode(204)
  @RequirePermission('organization.delete')
  @ApiNoContentResponse()
  @ApiProblems('invalid_state')
  delete(@Access() access: RequestAccess): Promise<void> {
    return this.orgs.delete(access);
  }
}
