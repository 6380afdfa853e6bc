import { roleName } from './role-name';
import type { WaitingMail } from './mail-queue';

export interface MailText {
  subject: string;
  text: string;
  html: string;
}

/** The mail to an invited person, as plain text and as simple HTML. */
export function inviteMailText(mail: WaitingMail, link: string): MailText {
  const { org_name: org, invited_by: by, role, expires_at: expiresAt } = mail;
  const day = expiresAt.toISOString().slice(0, 10);
  const what = `${by} invites you to join ${org} on ETL Studio as ${roleName(role)}.`;
  const until = `The link is for you alone, works once, and until ${day}.`;
  const ignore = 'If you did not expect this, ignore it: nothing happens without you.';
  return {
    subject: `Join ${org} on ETL Studio`,
    text: [what, '', link, '', until, ignore, ''].join('\n'),
    html: [
      '<!doctype html><html lang="en"><body style="font-family: sans-serif; line-height: 1.5">',
      `<p>${escaped(what)}</p>`,
      `<p><a href="${escaped(link)}">Accept the invitation</a></p>`,
      `<p>${escaped(until)} ${escaped(ignore)}</p>`,
      '</body></html>',
    ].join('\n'),
  };
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
