import { passwordFault } from './password-policy';

describe('passwordFault', () => {
  it.each(['four unrelated words', 'Tr0ub4dor&3-und-mehr', 'пароль-из-слов-да', 'x'.repeat(4) + 'abcdefgh'])(
    'accepts %s',
    (password) => {
      expect(passwordFault(password, 'a@b.test')).toBeNull();
    },
  );

  it('counts characters, not bytes', () => {
    expect(passwordFault('éèàùçéèàùç', 'a@b.test')).toContain('10 characters');
    expect(passwordFault('ab'.repeat(65), 'a@b.test')).toContain('at most 128');
  });

  it.each(['Password1234!', '123456789012', 'aaaaaaaaaaaa', 'qwertyuiop123', 'jane@agency.test'])(
    'refuses %s',
    (password) => {
      expect(passwordFault(password, 'jane@agency.test')).toContain('guessed');
    },
  );
});
