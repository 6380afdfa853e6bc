import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { Config } from '../config';

/** What one try may take in all stays below the hold of whoever sends. */
const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** The server will not take this mail, however often it is asked. */
export class RefusedMail extends Error {}

type Transport = ReturnType<typeof createTransport>;

@Injectable()
export class Mailer implements OnModuleDestroy {
  private transport: Transport | null = null;

  constructor(private readonly config: Config) {}

  /** Whether mails can be sent at all. */
  get isConfigured(): boolean {
    return this.config.mail !== null;
  }

  /** Resolves when the server has taken it. Throws `RefusedMail`, or another error where a later try may succeed. */
  async send(mail: Mail): Promise<void> {
    const { mail: settings } = this.config;
    if (!settings) throw new Error('No mails are sent: SMTP_URL is not set');
    this.transport ??= createTransport({
      url: settings.url,
      requireTLS: settings.requireTls,
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      await this.transport.sendMail({ from: settings.from, ...mail });
    } catch (cause) {
      throw isFinal(cause) ? new RefusedMail('The mail server refuses this mail', { cause }) : cause;
    }
  }

  onModuleDestroy(): void {
    this.transport?.close();
  }
}

/** What is wrong with the address or the mail; a refused sign-in of ours is not, and may be mended. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof Error) || !('responseCode' in error) || !('code' in error)) return false;
  return (error.code === 'EENVELOPE' || error.code === 'EMESSAGE') && Number(error.responseCode) >= 500;
}
