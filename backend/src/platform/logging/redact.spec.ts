import { redact } from './redact';

describe('redact', () => {
  it('blots out secret fields at any depth', () => {
    const text = JSON.stringify(
      redact({
        user: { newPassword: 'canary', cookie: 'canary' },
        list: [{ s3SecretKey: 'canary' }],
        name: 'kept',
      }),
    );
    expect(text).not.toContain('canary');
    expect(text).toContain('kept');
  });

  it('blots out credentials in URLs, also inside error messages', () => {
    const error = new Error('cannot reach postgres://etl:canary@db:5432/etl');
    expect(JSON.stringify(redact({ error }))).not.toContain('canary');
  });

  it('keeps the stack and the cause of an error', () => {
    const logged = redact(new Error('outer', { cause: new Error('inner') }));
    expect(logged).toMatchObject({ message: 'outer', cause: { message: 'inner' } });
    expect(JSON.stringify(logged)).toContain('redact.spec');
  });
});
