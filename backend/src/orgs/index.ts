export { Callers } from './callers';
export { InviteMailWorkerModule } from './invites/mail/invite-mail-worker.module';
export { OrgDeletion } from './org-deletion';
export { OrgsModule } from './orgs.module';
export { Access, RequirePermission, type RequestAccess } from './require-permission';
export { ResourceOrgs } from './resource-orgs';
