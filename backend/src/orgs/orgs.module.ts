import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthModule } from '../auth';
import { AccessGuard } from './access.guard';
import { ApiKeyEntity } from './api-keys/api-key.entity';
import { ApiKeys } from './api-keys/api-keys';
import { ApiKeysRepository } from './api-keys/api-keys.repository';
import { ApiKeysService } from './api-keys/api-keys.service';
import { ApiKeysController } from './api/api-keys.controller';
import { OrgsController } from './api/orgs.controller';
import { Callers } from './callers';
import { ClosedRoutes } from './closed-routes';
import { MembershipEntity } from './membership.entity';
import { Memberships } from './memberships';
import { OrganizationEntity } from './organization.entity';
import { OrgsRepository } from './orgs.repository';
import { OrgsService } from './orgs.service';
import { ResourceOrgs } from './resource-orgs';

/** Organizations, memberships and the guard in front of every route of the API. */
@Global()
@Module({
  imports: [
    AuthModule,
    DiscoveryModule,
    TypeOrmModule.forFeature([OrganizationEntity, MembershipEntity, ApiKeyEntity]),
  ],
  controllers: [OrgsController, ApiKeysController],
  providers: [
    ApiKeys,
    ApiKeysRepository,
    ApiKeysService,
    Callers,
    ClosedRoutes,
    Memberships,
    OrgsRepository,
    OrgsService,
    ResourceOrgs,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [Callers, ResourceOrgs],
})
export class OrgsModule {}
