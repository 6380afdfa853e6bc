import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Page, SchemaVersion } from '@etl-studio/contracts';
import { Access, type RequestAccess, RequirePermission } from '../../orgs';
import { ApiPage, ApiProblems, PageQuery } from '../../platform/http';
import { SchemaRequestDto, SchemaVersionDto } from './schema.dto';
import { SchemasService } from './schemas.service';
import { VersionPipe } from './version.pipe';

const VERSION = { name: 'version', schema: { type: 'integer', minimum: 1 } };

@ApiTags('datasets')
@Controller('api/datasets/:datasetId/schema')
export class SchemasController {
  constructor(private readonly schemas: SchemasService) {}

  /** The active schema version. */
  @Get()
  @RequirePermission('schema.read')
  @ApiOkResponse({ type: SchemaVersionDto })
  active(@Access() { orgId }: RequestAccess, @Param('datasetId') datasetId: string): Promise<SchemaVersion> {
    return this.schemas.active(orgId, datasetId);
  }

  /** Publishes the next version and makes it active; an equal one publishes nothing. */
  @Put()
  @RequirePermission('schema.publish')
  @ApiOkResponse({ type: SchemaVersionDto })
  @ApiProblems('invalid_request', 'invalid_mapping', 'invalid_rules', 'schema_moved')
  publish(
    @Access() access: RequestAccess,
    @Param('datasetId') datasetId: string,
    @Body() body: SchemaRequestDto,
  ): Promise<SchemaVersion> {
    return this.schemas.publish(access, datasetId, body);
  }

  /** Every version, newest first. */
  @Get('versions')
  @RequirePermission('schema.list-versions')
  @ApiPage(SchemaVersionDto)
  list(
    @Access() { orgId }: RequestAccess,
    @Param('datasetId') datasetId: string,
    @Query() query: PageQuery,
  ): Promise<Page<SchemaVersion>> {
    return this.schemas.list(orgId, datasetId, query);
  }

  @Get('versions/:version')
  @RequirePermission('schema.read-version')
  @ApiParam(VERSION)
  @ApiOkResponse({ type: SchemaVersionDto })
  version(
    @Access() { orgId }: RequestAccess,
    @Param('datasetId') datasetId: string,
    @Param('version', VersionPipe) version: number,
  ): Promise<SchemaVersion> {
    return this.schemas.version(orgId, datasetId, version);
  }

  /** Makes an earlier version the active one. */
  @Post('versions/:version/activate')
  @HttpCode(200)
  @RequirePermission('schema.activate')
  @ApiParam(VERSION)
  @ApiOkResponse({ type: SchemaVersionDto })
  activate(
    @Access() access: RequestAccess,
    @Param('datasetId') datasetId: string,
    @Param('version', VersionPipe) version: number,
  ): Promise<SchemaVersion> {
    return this.schemas.activate(access, datasetId, version);
  }
}
