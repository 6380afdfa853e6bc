import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthModule } from '../auth';
import { AccessGuard } from './access.guard';
import { OrgsController } from './api/orgs.controller';
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
  imports: [AuthModule, DiscoveryModule, TypeOrmModule.forFeature([OrganizationEntity, MembershipEntity])],
  controllers: [OrgsController],
  providers: [
    ClosedRoutes,
    Memberships,
    OrgsRepository,
    OrgsService,
    ResourceOrgs,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [Memberships, ResourceOrgs],
})
export class OrgsModule {}
