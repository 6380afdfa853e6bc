import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { AuditEvent, Page } from '@etl-studio/contracts';
import { Access, RequirePermission, type RequestAccess } from '../../orgs';
import { ApiPage } from '../../platform/http';
import { AuditService } from '../audit.service';
import { AuditEventDto, AuditQuery } from './audit.dto';

@ApiTags('organizations')
@Controller('api/orgs/:orgId/audit-events')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  /** Who did what to which resource, when and from where, newest first. Nothing in it can be changed. */
  @Get()
  @RequirePermission('audit.read')
  @ApiPage(AuditEventDto)
  list(
    @Access() { orgId }: RequestAccess,
    @Query() { limit, cursor, ...filter }: AuditQuery,
  ): Promise<Page<AuditEvent>> {
    return this.audit.list(orgId, filter, { limit, ...(cursor !== undefined && { cursor }) });
  }
}
