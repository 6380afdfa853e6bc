import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { ValidationReport } from '@etl-studio/contracts';
import { Access, RequirePermission, type RequestAccess } from '../../../orgs';
import { ApiProblems } from '../../../platform/http';
import { untilGone } from '../../reading/until-gone';
import { ValidateRequestDto, ValidationReportDto } from './validation.dto';
import { Validations } from './validations';

@ApiTags('runs')
@Controller('api/runs/:runId')
export class ValidationController {
  constructor(private readonly validations: Validations) {}

  /** A dry run over the whole file: its rows, and what a start would displace. Nothing is stored. */
  @Post('validate')
  @HttpCode(200)
  @RequirePermission('runs.validate')
  @ApiBody({ type: ValidateRequestDto, required: false })
  @ApiOkResponse({ type: ValidationReportDto })
  @ApiProblems('invalid_request', 'invalid_state', 'mapping_required', 'invalid_mapping', 'invalid_rules')
  @ApiProblems('too_many_requests', 'unavailable')
  validate(
    @Access() { orgId }: RequestAccess,
    @Param('runId') runId: string,
    @Body() body: ValidateRequestDto = new ValidateRequestDto(),
    @Res({ passthrough: true }) response: Response,
  ): Promise<ValidationReport> {
    return this.validations.report(orgId, runId, body, untilGone(response));
  }
}
