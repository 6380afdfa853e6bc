import { Controller, Get, HttpCode, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Readiness as ReadinessAnswer } from '@etl-studio/contracts';
import { Public } from '../http';
import { HealthRegistry } from './health-registry';
import { Readiness } from './readiness';
import { ReadinessDto } from './readiness.dto';

@ApiTags('operations')
@Public()
@Controller('api/health')
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly registry: HealthRegistry,
  ) {}

  /** The process runs; nothing more is said. */
  @Get('live')
  @HttpCode(204)
  @ApiNoContentResponse()
  live(): void {}

  /** Whether requests can be served, and what is degraded behind them. */
  @Get('ready')
  @ApiOkResponse({ type: ReadinessDto })
  @ApiServiceUnavailableResponse({ type: ReadinessDto })
  async ready(@Res({ passthrough: true }) response: Response): Promise<ReadinessAnswer> {
    const answer = await this.readiness.read();
    if (answer.status === 'error' || this.registry.draining) response.status(503);
    return this.registry.draining ? { ...answer, status: 'error' } : answer;
  }
}
