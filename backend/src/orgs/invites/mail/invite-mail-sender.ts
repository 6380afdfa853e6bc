import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PgConnections, PgListener } from '../../../platform/database';
import { Mailer, RefusedMail } from '../../../platform/mail';
import { SecretBox } from '../../../platform/secrets';
import { inviteMailText } from './invite-mail-text';
import { mailPause } from './mail-pause';
import { MailQueue, type WaitingMail } from './mail-queue';

const POLL_MS = 1_000;
const EXPIRE_MS = 60_000;

/** Sends the mails of the outbox one after the other, at least once each, until the invite is over. */
@Injectable()
export class InviteMailSender implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(InviteMailSender.name);
  private readonly timers: NodeJS.Timeout[] = [];
  private listener: PgListener | undefined;
  private sending: Promise<void> | null = null;
  private stopped = false;

  constructor(
    private readonly connections: PgConnections,
    private readonly queue: MailQueue,
    private readonly mailer: Mailer,
    private readonly box: SecretBox,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.mailer.isConfigured) return;
    const send = () => this.send();
    this.listener = new PgListener(this.connections, 'mail_outbox', { heard: send, connected: send });
    this.timers.push(
      setInterval(send, POLL_MS),
      setInterval(() => void this.giveUpExpired(), EXPIRE_MS),
    );
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers) clearInterval(timer);
    await this.listener?.close();
    await this.sending;
  }

  /** At most one pass at a time; what a pass misses the next second's finds. */
  private send(): void {
    if (this.stopped || this.sending) return;
    this.sending = this.sendDue()
      .catch((error: unknown) => this.logger.warn({ message: 'Mails wait in the outbox', error }))
      .finally(() => (this.sending = null));
  }

  private async sendDue(): Promise<void> {
    while (!this.stopped) {
      const mail = await this.queue.take();
      if (!mail) return;
      await this.attempt(mail);
    }
  }

  private async attempt(mail: WaitingMail): Promise<void> {
    try {
      await this.mailer.send({ to: mail.email, ...inviteMailText(mail, this.box.open(mail.link)) });
    } catch (error) {
      await this.notSent(mail, error);
      return;
    }
    await this.queue.sent(mail);
  }

  // Neither the address nor the link belongs into a log.
  private async notSent(mail: WaitingMail, error: unknown): Promise<void> {
    const { invite_id: inviteId, attempts } = mail;
    if (error instanceof RefusedMail) {
      this.logger.warn({ message: 'A mail was refused', inviteId, reason: codeOf(error.cause) });
      await this.queue.givenUp(mail);
      return;
    }
    this.logger.warn({
      message: 'A mail could not be sent and is tried again',
      inviteId,
      attempts,
      reason: codeOf(error),
    });
    await this.queue.retryLater(mail, mailPause(attempts));
  }

  private async giveUpExpired(): Promise<void> {
    await this.queue
      .giveUpExpired()
      .catch((error: unknown) => this.logger.warn({ message: 'Mails of expired invites stay', error }));
  }
}

/** What the driver calls it, with the server's number; its words may repeat the address. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error ? String(error.code) : error.name;
  return 'responseCode' in error ? `${code} ${String(error.responseCode)}` : code;
}
