import { Module } from '@nestjs/common';
import { InviteMailSender } from './invite-mail-sender';
import { MailQueue } from './mail-queue';

/** Sends what the outbox of mails holds. */
@Module({ providers: [InviteMailSender, MailQueue] })
export class InviteMailWorkerModule {}
