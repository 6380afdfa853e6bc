import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiFoundResponse, ApiOkResponse, ApiProperty, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { SignInMethods } from '@etl-studio/contracts';
import { Config } from '../../platform/config';
import { ApiProblems, Public } from '../../platform/http';
import { OidcSignIn } from '../oidc/oidc-sign-in';
import { SignInRefusal } from '../oidc/sign-in-refusal';

const START_PATH = '/api/auth/oidc/start';

class SingleSignOnDto {
  @ApiProperty({ description: 'Of the provider, for people.' })
  name!: string;

  @ApiProperty({ example: START_PATH })
  startPath!: string;
}

class SignInMethodsDto implements SignInMethods {
  @ApiProperty({ type: SingleSignOnDto, nullable: true })
  singleSignOn!: SingleSignOnDto | null;
}

/** Signing in with another provider, by OpenID Connect, where the installation is told one. */
@ApiTags('auth')
@Public()
@Controller('api/auth')
export class OidcController {
  constructor(
    private readonly signIn: OidcSignIn,
    private readonly config: Config,
  ) {}

  /** How people sign in here, besides email and password. */
  @Get('methods')
  @ApiOkResponse({ type: SignInMethodsDto })
  methods(): SignInMethods {
    const { oidc } = this.config;
    return { singleSignOn: oidc && { name: oidc.name, startPath: START_PATH } };
  }

  /** Sends the browser to the provider. A browser that cannot be sent goes to the sign-in page, which says why. */
  @Get('oidc/start')
  @ApiQuery({ name: 'redirect', required: false, description: 'Path of the console to go to afterwards.' })
  @ApiFoundResponse({ description: 'To the provider.' })
  @ApiProblems('not_found', 'unavailable')
  async start(
    @Query('redirect') redirect: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await go(request, response, () => this.signIn.leave(redirect, response));
  }

  /** Where the provider sends the browser back to: begins the session, and goes on to the console. */
  @Get('oidc/callback')
  @ApiQuery({ name: 'code', required: false })
  @ApiQuery({ name: 'state', required: false })
  @ApiFoundResponse({ description: 'To the console, with the session cookie.' })
  @ApiProblems('sign_in_refused', 'not_found', 'unavailable')
  async callback(@Req() request: Request, @Res() response: Response): Promise<void> {
    await go(request, response, () => this.signIn.comeBack(request, response));
  }
}

/** Who navigates is shown a page, also of a refusal; a program gets the problem. */
async function go(request: Request, response: Response, where: () => Promise<string>): Promise<void> {
  try {
    response.redirect(302, await where());
  } catch (error) {
    const isProgram = request.accepts(['json', 'html']) !== 'html';
    if (isProgram || !(error instanceof SignInRefusal)) throw error;
    response.redirect(302, `/login?problem=${error.problem}`);
  }
}
