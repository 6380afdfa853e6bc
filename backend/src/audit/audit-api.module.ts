import { Module } from '@nestjs/common';
import { AuditController } from './api/audit.controller';
import { AuditModule } from './audit.module';
import { AuditRepository } from './audit.repository';
import { AuditService } from './audit.service';

/** The audit log, kept and read. */
@Module({
  imports: [AuditModule],
  controllers: [AuditController],
  providers: [AuditRepository, AuditService],
})
export class AuditApiModule {}
