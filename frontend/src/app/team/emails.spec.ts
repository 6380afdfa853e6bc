import { emailsIn } from './emails';

describe('emailsIn', () => {
  it('reads what is pasted from a mail or a list, once each', () => {
    expect(emailsIn('Ann Lee <ann@x.com>, bob@x.com;\ncy@x.co.uk BOB@x.com')).toEqual({
      emails: ['ann@x.com', 'BOB@x.com', 'cy@x.co.uk'],
      wrong: [],
    });
  });

  it('names what is no address', () => {
    expect(emailsIn('ann, bob@x.com, bob@x')).toEqual({ emails: ['bob@x.com'], wrong: ['ann', 'bob@x'] });
    expect(emailsIn('  ')).toEqual({ emails: [], wrong: [] });
  });
});
