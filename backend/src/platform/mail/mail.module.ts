import { Global, Module } from '@nestjs/common';
import { Mailer } from './mailer';

/** Sends mails, where the installation is told how. */
@Global()
@Module({ providers: [Mailer], exports: [Mailer] })
export class MailModule {}
