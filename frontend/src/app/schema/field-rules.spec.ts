import { listed, problemsOf, withRule } from './field-rules';

describe('editing rules', () => {
  it('keeps amounts as they are typed and lengths as numbers', () => {
    const amount = withRule({}, 'spend', 'min', '0.10');
    expect(amount).toEqual({ spend: { min: '0.10' } });
    expect(withRule(amount, 'campaign', 'maxLength', '20')).toEqual({
      ...amount,
      campaign: { maxLength: 20 },
    });
  });

  it('takes an emptied rule away, and the field with its last one', () => {
    const rules = { spend: { min: 0, max: 5 }, channel: { allowed: ['Meta'] } };
    expect(withRule(rules, 'spend', 'max', ' ')).toEqual({
      spend: { min: 0 },
      channel: { allowed: ['Meta'] },
    });
    expect(withRule(rules, 'channel', 'allowed', [])).toEqual({ spend: { min: 0, max: 5 } });
    expect(rules.spend).toEqual({ min: 0, max: 5 });
  });
});

describe('problems of a field', () => {
  it('are those of the field and of its rules, not of a field whose name begins alike', () => {
    const problems = ['rules.spend', 'rules.spend.min', 'rules.spending.min', 'mapping.spend'].map(
      (path) => ({
        path,
        message: '',
      }),
    );
    expect(problemsOf(problems, 'spend').map(({ path }) => path)).toEqual(['rules.spend', 'rules.spend.min']);
  });
});

describe('a pasted list', () => {
  it.each([
    ['Meta\nGoogle Ads\r\n\n TikTok ', ['Meta', 'Google Ads', 'TikTok']],
    ['Meta\tGoogle Ads', ['Meta', 'Google Ads']],
    ['Meta, Google Ads; TikTok', ['Meta', 'Google Ads', 'TikTok']],
    ['Shoes, men\nShoes, women', ['Shoes, men', 'Shoes, women']],
    ['Meta\nMeta', ['Meta']],
    ['Meta', ['Meta']],
    [' \n ', []],
  ])('%j holds %j', (text, values) => {
    expect(listed(text)).toEqual(values);
  });
});
