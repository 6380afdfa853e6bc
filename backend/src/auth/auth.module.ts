import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Accounts } from './accounts';
import { AuthController } from './api/auth.controller';
import { AuthRepository } from './auth.repository';
import { AuthService } from './auth.service';
import { Operators } from './operators';
import { SessionInfos } from './session-infos';
import { SessionOrgs } from './session-orgs';
import { SessionStart } from './session-start';
import { Sessions } from './sessions';
import { SignInLimiter } from './sign-in-limiter';
import { UserSessionEntity } from './user-session.entity';
import { UserEntity } from './user.entity';

@Module({
  imports: [TypeOrmModule.forFeature([UserEntity, UserSessionEntity])],
  controllers: [AuthController],
  providers: [
    Accounts,
    AuthRepository,
    AuthService,
    Operators,
    SessionInfos,
    SessionOrgs,
    Sessions,
    SessionStart,
    SignInLimiter,
  ],
  exports: [Accounts, Operators, SessionOrgs, Sessions, SessionStart, SignInLimiter],
})
export class AuthModule {}
