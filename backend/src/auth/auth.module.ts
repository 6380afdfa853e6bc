import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthController } from './api/auth.controller';
import { AuthRepository } from './auth.repository';
import { AuthService } from './auth.service';
import { SessionOrgs } from './session-orgs';
import { Sessions } from './sessions';
import { SignInLimiter } from './sign-in-limiter';
import { UserSessionEntity } from './user-session.entity';
import { UserEntity } from './user.entity';

@Module({
  imports: [TypeOrmModule.forFeature([UserEntity, UserSessionEntity])],
  controllers: [AuthController],
  providers: [AuthRepository, AuthService, SessionOrgs, Sessions, SignInLimiter],
  exports: [SessionOrgs, Sessions],
})
export class AuthModule {}
