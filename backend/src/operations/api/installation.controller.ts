import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { InstallationHealth } from '@etl-studio/contracts';
import { RequireOperator } from '../../auth';
import { InstallationService } from '../installation.service';
import { InstallationHealthDto } from './installation-health.dto';

@ApiTags('operations')
@Controller('api/admin/health')
export class InstallationController {
  constructor(private readonly installation: InstallationService) {}

  /** How the whole installation is; for those named in `OPERATOR_EMAILS`, whatever their roles. */
  @Get()
  @RequireOperator()
  @ApiOkResponse({ type: InstallationHealthDto })
  health(): Promise<InstallationHealth> {
    return this.installation.read();
  }
}
