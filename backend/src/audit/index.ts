export { AuditApiModule } from './audit-api.module';
export { AuditModule } from './audit.module';
