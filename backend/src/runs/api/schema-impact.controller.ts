import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { SchemaImpact } from '@etl-studio/contracts';
import { Access, RequirePermission, type RequestAccess } from '../../orgs';
import { ApiProblems } from '../../platform/http';
import { SchemaImpacts } from '../impact/schema-impacts';
import { untilGone } from '../reading/until-gone';
import { SchemaImpactDto, SchemaImpactRequestDto } from './schema-impact.dto';

@ApiTags('datasets')
@Controller('api/datasets/:datasetId/schema/impact')
export class SchemaImpactController {
  constructor(private readonly impacts: SchemaImpacts) {}

  /**
   * What a mapping and rules would make of a whole file that was uploaded before, beside what its own schema makes of
   * it. Publishes and imports nothing.
   */
  @Post()
  @HttpCode(200)
  @RequirePermission('schema.preview-impact')
  @ApiOkResponse({ type: SchemaImpactDto })
  @ApiProblems(
    'invalid_request',
    'invalid_state',
    'mapping_required',
    'invalid_mapping',
    'invalid_rules',
    'too_many_requests',
    'unavailable',
  )
  preview(
    @Access() { orgId }: RequestAccess,
    @Param('datasetId') datasetId: string,
    @Body() body: SchemaImpactRequestDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SchemaImpact> {
    return this.impacts.of(orgId, datasetId, body, untilGone(response));
  }
}
