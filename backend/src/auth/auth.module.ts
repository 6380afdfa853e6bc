import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Accounts } from './accounts';
import { OidcController } from './api/oidc.controller';
import { AuthController } from './api/auth.controller';
import { AuthRepository } from './auth.repository';
import { AuthService } from './auth.service';
import { IdentitiesRepository } from './oidc/identities.repository';
import { Newcomers } from './oidc/newcomers';
import { OidcPeople } from './oidc/oidc-people';
import { OidcProvider } from './oidc/oidc-provider';
import { OidcSignIn } from './oidc/oidc-sign-in';
import { SignInCookie } from './oidc/sign-in-cookie';
import { Operators } from './operators';
import { PersonChanges } from './person-changes';
import { SessionInfos } from './session-infos';
import { SessionOrgs } from './session-orgs';
import { SessionStart } from './session-start';
import { Sessions } from './sessions';
import { SignInLimiter } from './sign-in-limiter';
import { UserSessionEntity } from './user-session.entity';
import { UserEntity } from './user.entity';

@Module({
  imports: [TypeOrmModule.forFeature([UserEntity, UserSessionEntity])],
  controllers: [AuthController, OidcController],
  providers: [
    Accounts,
    AuthRepository,
    AuthService,
    IdentitiesRepository,
    Newcomers,
    OidcPeople,
    OidcProvider,
    OidcSignIn,
    Operators,
    PersonChanges,
    SessionInfos,
    SessionOrgs,
    Sessions,
    SessionStart,
    SignInCookie,
    SignInLimiter,
  ],
  exports: [Accounts, Newcomers, Operators, SessionOrgs, Sessions, SessionStart, SignInLimiter],
})
export class AuthModule {}
