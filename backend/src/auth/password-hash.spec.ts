import { hashPassword, verifyPassword } from './password-hash';

describe('password hash', () => {
  it('knows the password again and no other', async () => {
    const hash = await hashPassword('correct horse battery');
    expect(await verifyPassword(hash, 'correct horse battery')).toBe(true);
    expect(await verifyPassword(hash, 'correct horse batterY')).toBe(false);
  });

  it('is argon2id with at least 19 MiB and two passes, salted', async () => {
    const [one, two] = await Promise.all([hashPassword('same'), hashPassword('same')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
  });

  it('verifies a hash made by the reference implementation', async () => {
    // argon2 command line: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32
    const reference =
      '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await verifyPassword(reference, 'password')).toBe(true);
  });

  it('refuses a text that is no hash', async () => {
    await expect(verifyPassword('plain', 'plain')).rejects.toThrow('not argon2id');
  });
});
