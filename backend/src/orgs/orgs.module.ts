import { Global, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthModule } from '../auth';
import { AccessGuard } from './access.guard';
import { ApiKeyEntity } from './api-keys/api-key.entity';
import { ApiKeys } from './api-keys/api-keys';
import { ApiKeysRepository } from './api-keys/api-keys.repository';
import { ApiKeysService } from './api-keys/api-keys.service';
import { ApiKeysController } from './api/api-keys.controller';
import { InvitesController } from './api/invites.controller';
import { JoiningController } from './api/joining.controller';
import { MembersController } from './api/members.controller';
import { OrgsController } from './api/orgs.controller';
import { Callers } from './callers';
import { ClosedRoutes } from './closed-routes';
import { GoneOrg } from './gone-org';
import { InviteMails } from './invites/mail/invite-mails';
import { MembershipEntity } from './membership.entity';
import { InviteAcceptance } from './invites/invite-acceptance';
import { InvitesRepository } from './invites/invites.repository';
import { InvitesService } from './invites/invites.service';
import { MembersRepository } from './members/members.repository';
import { MembersService } from './members/members.service';
import { NewcomerPolicy } from './newcomer-policy';
import { Memberships } from './memberships';
import { OrgDeletion } from './org-deletion';
import { OrganizationEntity } from './organization.entity';
import { OrgsRepository } from './orgs.repository';
import { OrgsService } from './orgs.service';
import { Registration } from './registration';
import { RequestRates } from './request-rates';
import { ResourceOrgs } from './resource-orgs';

/** Organizations, memberships and the guard in front of every route of the API. */
@Global()
@Module({
  imports: [
    AuthModule,
    DiscoveryModule,
    TypeOrmModule.forFeature([OrganizationEntity, MembershipEntity, ApiKeyEntity]),
  ],
  controllers: [OrgsController, MembersController, InvitesController, JoiningController, ApiKeysController],
  providers: [
    ApiKeys,
    ApiKeysRepository,
    ApiKeysService,
    Callers,
    ClosedRoutes,
    InviteAcceptance,
    InviteMails,
    InvitesRepository,
    InvitesService,
    MembersRepository,
    MembersService,
    Memberships,
    NewcomerPolicy,
    OrgDeletion,
    OrgsRepository,
    OrgsService,
    Registration,
    RequestRates,
    ResourceOrgs,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: GoneOrg },
  ],
  exports: [Callers, OrgDeletion, ResourceOrgs],
})
export class OrgsModule {}
