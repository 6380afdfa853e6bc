import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { SessionInfo } from '@etl-studio/contracts';
import { Config } from '../../platform/config';
import { ApiProblems, Public } from '../../platform/http';
import { AuthService } from '../auth.service';
import { SessionInfos } from '../session-infos';
import { clearSessionCookie, setSessionCookie, tokenOf } from '../session-token';
import type { SignedIn } from '../sessions';
import { CurrentUser, RequireSession } from '../signed-in';
import { LoginDto, PasswordChangeDto, SessionInfoDto } from './auth.dto';

@ApiTags('auth')
@Controller('api/auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly infos: SessionInfos,
    private readonly config: Config,
  ) {}

  /** Signs in: answers who it is and sets the session cookie. */
  @Post('login')
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ type: SessionInfoDto })
  @ApiProblems('invalid_request', 'invalid_credentials', 'too_many_requests')
  async login(
    @Body() body: LoginDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionInfo> {
    const { token, info } = await this.auth.signIn(body, request.ip, tokenOf(request));
    setSessionCookie(response, token, this.config.cookieSecure);
    return info;
  }

  @Get('me')
  @RequireSession()
  @ApiOkResponse({ type: SessionInfoDto })
  me(@CurrentUser() { userId, email, userName, hasPassword }: SignedIn): Promise<SessionInfo> {
    return this.infos.of({ id: userId, email, name: userName }, hasPassword);
  }

  @Post('logout')
  @HttpCode(204)
  @RequireSession()
  @ApiNoContentResponse()
  async logout(
    @CurrentUser() who: SignedIn,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.auth.signOut(who, tokenOf(request) ?? '');
    clearSessionCookie(response, this.config.cookieSecure);
  }

  /** Changes the password and ends every other session of the person. */
  @Post('password')
  @HttpCode(204)
  @RequireSession()
  @ApiNoContentResponse()
  @ApiProblems('invalid_request', 'invalid_credentials', 'invalid_state', 'too_many_requests')
  password(
    @CurrentUser() who: SignedIn,
    @Body() body: PasswordChangeDto,
    @Req() request: Request,
  ): Promise<void> {
    return this.auth.changePassword(who, body, request.ip);
  }
}
