import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { ApiKey, NewApiKey, Page } from '@etl-studio/contracts';
import { ApiPage, ApiProblems, PageQuery } from '../../platform/http';
import { ApiKeysService } from '../api-keys/api-keys.service';
import { Access, type RequestAccess, RequirePermission } from '../require-permission';
import { ApiKeyDto, ApiKeyRequestDto, NewApiKeyDto } from './api-keys.dto';

@ApiTags('organizations')
@Controller('api/orgs/:orgId/api-keys')
export class ApiKeysController {
  constructor(private readonly apiKeys: ApiKeysService) {}

  /** The keys with which programs act in the organization, expired ones included. */
  @Get()
  @RequirePermission('api-keys.list')
  @ApiPage(ApiKeyDto)
  list(@Access() { orgId }: RequestAccess, @Query() query: PageQuery): Promise<Page<ApiKey>> {
    return this.apiKeys.list(orgId, query);
  }

  /** Makes a key. The answer is the only one that shows it. */
  @Post()
  @RequirePermission('api-keys.create')
  @ApiCreatedResponse({ type: NewApiKeyDto })
  @ApiProblems('invalid_request')
  create(@Access() access: RequestAccess, @Body() body: ApiKeyRequestDto): Promise<NewApiKey> {
    return this.apiKeys.create(access, body);
  }

  /** Revokes a key: the next request with it is refused, and its streams end within 30 s. */
  @Delete(':keyId')
  @HttpCode(204)
  @RequirePermission('api-keys.revoke')
  @ApiParam({ name: 'keyId', schema: { type: 'string', format: 'uuid' } })
  @ApiNoContentResponse()
  revoke(@Access() access: RequestAccess, @Param('keyId') keyId: string): Promise<void> {
    return this.apiKeys.revoke(access, keyId);
  }
}
