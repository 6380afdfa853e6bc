export { Callers } from './callers';
export { OrgDeletion } from './org-deletion';
export { OrgsModule } from './orgs.module';
export { Access, RequireRole, type RequestAccess } from './require-role';
export { ResourceOrgs } from './resource-orgs';
