import type { EnvReader } from './env-reader';

export interface MailConfig {
  /** `smtp:` or `smtps:`, with the password where the server wants one. */
  readonly url: string;
  readonly from: string;
  /** Nothing is sent over a line that is not encrypted: a password would be read on it. */
  readonly requireTls: boolean;
}

/** Null without `SMTP_URL`: no mail is sent then. */
export function readMail(env: EnvReader, production: boolean): MailConfig | null {
  if (!env.has('SMTP_URL')) return null;
  const url = env.url('SMTP_URL');
  const from = env.required('MAIL_FROM', 'where SMTP_URL is set, as the sender of mails');
  if (from !== '' && !/^[^@]*[^\s@]+@[^\s@]+>?$/.test(from))
    env.faults.push('MAIL_FROM is no address; expected one such as ETL Studio <etl@example.com>.');
  // A link of a mail must not lead where whoever asked for it says that this installation is.
  env.required('PUBLIC_URL', 'where SMTP_URL is set, for the links in mails');
  const hasPassword = URL.canParse(url) && new URL(url).password !== '';
  return Object.freeze({ url, from, requireTls: production && hasPassword });
}
