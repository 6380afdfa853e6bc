import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Limits } from '@etl-studio/contracts';
import { Config } from '../platform/config';
import { Public } from '../platform/http';
import { LimitsDto } from './limits.dto';

@ApiTags('operations')
@Controller('api/limits')
export class LimitsController {
  constructor(private readonly config: Config) {}

  /** The configured limits of this installation. */
  @Get()
  @Public()
  @ApiOkResponse({ type: LimitsDto })
  limits(): Limits {
    return { ...this.config.limits };
  }
}
