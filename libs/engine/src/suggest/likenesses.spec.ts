import { inspect } from '../testing/read-all';
import { likenesses } from './likenesses';
import { suggestMapping } from './suggest-mapping';

const file = (header: string, ...rows: string[]) => inspect([header, ...rows].join('\n') + '\n');

describe('what columns look like', () => {
  it('says of every column what it could feed, those that another column outdoes included', () => {
    const meta = file(
      'Campaign name,Day,Amount spent (USD),Link clicks,Clicks (all),Account name',
      'A,2026-01-01,10.5,7,8,Shop',
    );
    const like = likenesses(meta);
    expect(suggestMapping(meta).clicks?.source).toBe('Link clicks');
    expect(like.get('Clicks (all)')?.field).toBe('clicks');
    expect(like.get('Amount spent (USD)')?.field).toBe('spend');
    expect(like.has('Account name')).toBe(false);
  });

  it('is no surer of what is passed over than of what is taken', () => {
    const rivals = file('Day,Campaign,Cost,Spend', '2026-01-01,A,1.50,2.50');
    const like = likenesses(rivals);
    const taken = suggestMapping(rivals).spend;
    expect(taken?.source).toBeDefined();
    const sure = ['Cost', 'Spend'].map((name) => like.get(name)?.confidence ?? 0);
    expect(Math.max(...sure)).toBe(taken?.confidence);
  });

  it('looks at the values too', () => {
    const like = likenesses(file('Day,Cost,Clicks', '2026-01-01,1.50,many', '2026-01-02,2.50,few'));
    expect(like.get('Cost')).toEqual({ field: 'spend', confidence: 1 });
    expect(like.has('Clicks')).toBe(false);
  });

  it('knows columns that are called like parts of an object', () => {
    const like = likenesses(file('Day,constructor,__proto__', '2026-01-01,1,2'));
    expect([...like.keys()]).toEqual(['Day']);
  });
});
