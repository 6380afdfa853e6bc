import { inviteMailText } from './invite-mail-text';

const mail = {
  invite_id: 'i',
  attempts: 1,
  link: Buffer.alloc(0),
  email: 'ann@x.test',
  role: 'ADMIN',
  org_name: '<b>Ads & "Co"</b>',
  invited_by: 'Olivia',
  expires_at: new Date('2026-03-08T10:00:00Z'),
} as const;

describe('the mail of an invite', () => {
  const { subject, text, html } = inviteMailText(mail, 'https://etl.test/invite#token=abc');

  it('says who invites to what, until when, with the link on a line of its own', () => {
    expect(subject).toBe('Join <b>Ads & "Co"</b> on ETL Studio');
    expect(text).toContain('Olivia invites you to join <b>Ads & "Co"</b> on ETL Studio as an admin.');
    expect(text.split('\n')).toContain('https://etl.test/invite#token=abc');
    expect(text).toContain('2026-03-08');
  });

  it('shows names as they are, never as markup', () => {
    expect(html).toContain('&lt;b&gt;Ads &amp; &quot;Co&quot;&lt;/b&gt;');
    expect(html).not.toContain('<b>');
    expect(html).toContain('href="https://etl.test/invite#token=abc"');
  });
});
