export { Callers } from './callers';
export { OrgsModule } from './orgs.module';
export { Access, RequireRole, type RequestAccess } from './require-role';
export { ResourceOrgs } from './resource-orgs';
