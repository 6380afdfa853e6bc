import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { InvitePreview, SessionInfo } from '@etl-studio/contracts';
import { OptionalSession, SessionInfoDto, SessionStart } from '../../auth';
import { ApiProblems, Public } from '../../platform/http';
import { InviteAcceptance } from '../invites/invite-acceptance';
import { Registration } from '../registration';
import { InviteAcceptanceDto, InvitePreviewDto, InvitePreviewRequestDto } from './invites.dto';
import { RegisterDto } from './register.dto';

/** How people come in: by an invite, or by themselves where the installation allows it. */
@ApiTags('auth')
@Controller('api')
export class JoiningController {
  constructor(
    private readonly invites: InviteAcceptance,
    private readonly registration: Registration,
    private readonly sessions: SessionStart,
  ) {}

  /** What an invite is for, by its token. A token that opens nothing is a 404, whatever the reason. */
  @Post('invites/preview')
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ type: InvitePreviewDto })
  @ApiProblems('invalid_request', 'not_found')
  preview(@Body() { token }: InvitePreviewRequestDto): Promise<InvitePreview> {
    return this.invites.preview(token);
  }

  /**
   * Accepts an invite, once: as the signed-in person it is for, or, where its email has no account, with a name and a
   * password, which also signs in.
   */
  @Post('invites/accept')
  @HttpCode(200)
  @OptionalSession()
  @ApiOkResponse({ type: SessionInfoDto })
  @ApiProblems('invalid_request', 'unauthenticated', 'forbidden', 'not_found', 'email_taken')
  async accept(
    @Body() body: InviteAcceptanceDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionInfo> {
    const { userId, sessionToken } = await this.invites.accept(body, request.signedIn);
    return this.sessions.begin(userId, sessionToken, response);
  }

  /** Makes an account and an organization that it owns, and signs in; only where `ALLOW_SIGNUP` is true. */
  @Post('auth/register')
  @Public()
  @ApiCreatedResponse({ type: SessionInfoDto })
  @ApiProblems('invalid_request', 'forbidden', 'email_taken', 'too_many_requests')
  async register(
    @Body() body: RegisterDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionInfo> {
    const { userId, sessionToken } = await this.registration.register(body, request.ip);
    return this.sessions.begin(userId, sessionToken, response);
  }
}
