import { Config } from '../config';
import { SecretBox } from './secret-box';

const boxOf = (key: string) =>
  new SecretBox(Config.parse({ DATABASE_URL: 'postgres://db/etl', SECRETS_KEY: key }));
const box = boxOf('0123456789abcdef0123456789abcdef');

describe('SecretBox', () => {
  it('gives back what it sealed, and shows nothing of it', () => {
    const sealed = box.seal('whsec_geheim ☃');
    expect(box.open(sealed)).toBe('whsec_geheim ☃');
    expect(sealed.toString('latin1')).not.toContain('geheim');
    expect(box.seal('same').equals(box.seal('same'))).toBe(false);
  });

  it('opens nothing that was changed, or sealed under another key', () => {
    const sealed = box.seal('secret');
    expect(() => boxOf('another key of thirty-two letters').open(sealed)).toThrow();
    sealed[sealed.length - 1]! ^= 1;
    expect(() => box.open(sealed)).toThrow();
  });
});
